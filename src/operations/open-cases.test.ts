import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { readText } from '#intake/read-text.ts'
import type { Session } from '#intake/reading.ts'
import { ok } from '#kernel/result.ts'
import { lockLedger } from '#store/ledger-entries.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { seenReading } from '#tests/support/reading-desk.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { someoneWaits } from '#tests/support/someone-waits.ts'
import { addSource } from './add-source.ts'
import { confirmFindings } from './confirm-findings.ts'
import { correctFinding } from './correct-finding.ts'
import { foundSession } from './found-session.ts'
import { openCases } from './open-cases.ts'
import type { SessionChoice } from './opening-session.ts'
import { readAgain, type SeenReading } from './read-reading.ts'
import { type ReadFile, runNextReading } from './run-reading.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const secretary = acting(people.secretary, '2026-03-16')
const readIt: ReadFile = async ({ name, bytes }) =>
  ok(
    readText(new TextDecoder().decode(bytes), {
      name,
      sha256: '',
      bytes: 0,
      mediaType: 'text/plain',
      encoding: 'utf-8',
    }),
  )

async function read(text: string, session: string | null = null): Promise<SeenReading> {
  const bytes = new TextEncoder().encode(text)
  const added = await addSource(test.db, secretary, { name: 'a.txt', bytes, session })
  if (!added.ok) throw new Error(added.refusal.code)
  await runNextReading(test.db, readIt, () => secretary.at, chance)
  return seen(added.value.readingId)
}

const seen = (id: string) => seenReading(test.db, id)

const meeting = (day: string, theme: string, said: string) =>
  `${day}，临汐市政协召开“${theme}”专题协商会，市长闻人松出席。\n\n苗禾川委员建议，${said}。\n`

const yearly = (name: string, said: string) => `2026年2月3日，${name}开幕。\n\n苗禾川委员建议，${said}。\n`

const suggested = ({ findings }: SeenReading) => findings.filter(({ kind }) => kind === 'suggestion')

const confirm = (reading: SeenReading) =>
  confirmFindings(
    test.db,
    secretary,
    reading.row.id,
    suggested(reading).map(({ id: finding, version }) => ({ finding, version })),
  )

/** Confirms what is suggested and opens cases of it. */
async function open(reading: SeenReading, session?: SessionChoice, by = secretary) {
  await confirm(reading)
  return openConfirmed(reading, session, by)
}

function openConfirmed(reading: SeenReading, session?: SessionChoice, by = secretary) {
  const { row } = reading
  const said = suggested(reading)
  return openCases(test.db, by, {
    ...{ readingId: row.id, findings: said.map(({ id }) => id), procedure: 'suggestion', profile: 'shanghai-2015' },
    ...{ period: 'in_session', publishText: true },
    ...(session === undefined ? {} : { session }),
  })
}

const sessionOfCase = async (readingId: string) =>
  (await test.db.selectFrom('case_summary').select('session_id').where('origin_reading', '=', readingId).execute()).map(
    (row) => row.session_id,
  )
const sessions = () => test.db.selectFrom('meeting_session').selectAll().orderBy('id').execute()
const sessionEntries = async () =>
  (await test.db.selectFrom('ledger_entry').select('payload').orderBy('seq').execute()).flatMap(({ payload }) =>
    payload.includes('"act":"session_saved"') ? [JSON.parse(payload)] : [],
  )

describe('under which session cases are opened', () => {
  it('a meeting between sessions is put in with the cases, once, of its day alone, with its entry in the log', async () => {
    const reading = await read(meeting('2026年5月6日', '河道整治', '增设河边步道'))
    expect(await open(reading, 'found')).toMatchObject({ ok: true })
    const [id] = await sessionOfCase(reading.row.id)
    const made = (await sessions()).find((one) => one.id === id)
    expect(made).toEqual({
      ...{ id, kind: 'between_session_meeting', opens_on: '2026-05-06', closes_on: '2026-05-06' },
      ...{ name_zh: '2026-05-06 闭会期间会议', name_en: 'Meeting between sessions of 2026-05-06' },
      ...{ theme: '', place: '', host: '' },
    })
    expect(id).toMatch(/^[a-z0-9][a-z0-9-]{1,39}$/)
    expect(await sessionEntries()).toMatchObject([
      { session: made, before: null, reading: reading.row.id, byPerson: people.secretary.personId },
    ])
    expect(await open(reading, 'found')).toMatchObject({ ok: true })
    expect(await sessionEntries()).toHaveLength(1)

    const other = await read(meeting('2026年5月6日', '河道整治', '清理河边垃圾'))
    await open(other, 'found')
    expect(await sessionOfCase(other.row.id)).toEqual([id])
    const apart = await read(meeting('2026年5月7日', '河道整治', '增设一座便桥'))
    await open(apart, 'found')
    expect(await sessionOfCase(apart.row.id)).not.toEqual([id])
    expect(await sessionEntries()).toHaveLength(2)
  })

  it('once the administrator gave it a theme, a meeting of that day with another theme is one of its own', async () => {
    const first = await read(meeting('2026年5月20日', '城市绿道', '增设绿道路灯'))
    await open(first, 'found')
    const [id] = await sessionOfCase(first.row.id)
    await test.db
      .updateTable('meeting_session')
      .set({ theme: '城市绿道', name_zh: '绿道协商会' })
      .where('id', '=', id ?? '')
      .execute()
    const same = await read(meeting('2026年5月20日', '城市绿道', '修补绿道路面'))
    await open(same, 'found')
    expect(await sessionOfCase(same.row.id)).toEqual([id])
    const other = await read(meeting('2026年5月20日', '学校布局', '增设一所小学'))
    await open(other, 'found')
    expect(await sessionOfCase(other.row.id)).not.toEqual([id])
  })

  it('two readings of one meeting opened at the same time put it in once', async () => {
    const both = [
      await read(meeting('2026年6月11日', '夜间公交', '增设夜间线路')),
      await read(meeting('2026年6月11日', '夜间公交', '延长末班车')),
    ]
    for (const reading of both) await confirm(reading)
    // Whoever holds the log stops each opening where it would write its first entry: past the list it goes by.
    const opened = await test.db.transaction().execute(async (tx) => {
      await lockLedger(tx)
      const going = both.map((reading) => openConfirmed(reading, 'found'))
      await expect.poll(() => someoneWaits(test.db, 2)).toBe(true)
      return { going }
    })
    for (const one of await Promise.all(opened.going)) expect(one).toMatchObject({ ok: true })
    const [one, other] = await Promise.all(both.map(({ row }) => sessionOfCase(row.id)))
    expect(one).toEqual(other)
    expect((await sessions()).filter(({ opens_on }) => opens_on === '2026-06-11')).toHaveLength(1)
  })

  it('a session the body has is taken by its days: on its first and last, and not the day after', async () => {
    await test.db
      .insertInto('meeting_session')
      .values({
        ...{
          id: 's-days',
          name_zh: '全体会议',
          name_en: 'Plenary',
          kind: 'cppcc_plenary',
          place: '',
          theme: '',
          host: '',
        },
        ...{ opens_on: '2026-07-01', closes_on: '2026-07-03' },
      })
      .execute()
    for (const [day, is] of [
      ['7月1日', true],
      ['7月3日', true],
      ['7月4日', false],
    ] as const) {
      const reading = await read(meeting(`2026年${day}`, '城市更新', `增设${day}停车位`))
      await open(reading, 'found')
      expect((await sessionOfCase(reading.row.id))[0] === 's-days', day).toBe(is)
    }
  })

  it.each([
    ['a day is not told', meeting('日前', '绿化', '增设街边座椅')],
    ['a yearly session is not on the list', yearly('临汐市政协九届四次会议', '增设河边座椅')],
    ['a session is of the nation', yearly('全国人大三届二次会议', '增设桥边座椅')],
  ])('where %s nothing is put in, and the case goes under the one chosen with the file, if any', async (_, text) => {
    const before = [await sessions(), await sessionEntries()]
    for (const [chosen, sent] of [
      [null, text],
      ['s-1', text.replace('座椅', '长椅')],
    ] as const) {
      const reading = await read(sent, chosen)
      expect(await open(reading, 'found')).toMatchObject({ ok: true })
      expect(await sessionOfCase(reading.row.id)).toEqual([chosen])
    }
    expect([await sessions(), await sessionEntries()]).toEqual(before)
  })

  it.each([
    [undefined, 's-1'],
    ['upload', 's-1'],
    ['none', null],
    [{ id: 's-days' }, 's-days'],
  ] as const)('%s: the one chosen with the file, none, or one of the list', async (choice, expected) => {
    const reading = await read(meeting('2026年8月6日', '公交', `加密公交${JSON.stringify(choice)}班次`), 's-1')
    expect(await open(reading, choice)).toMatchObject({ ok: true })
    expect(await sessionOfCase(reading.row.id)).toEqual([expected])
  })

  it('one that is not there is refused, and whoever may open nothing puts no session in', async () => {
    const reading = await read(meeting('2026年9月6日', '防汛', '加固河堤'))
    const before = [await sessions(), await sessionEntries()]
    expect(await open(reading, { id: 'no-such' })).toMatchObject({ ok: false, refusal: [{ code: 'session_unknown' }] })
    for (const person of ['deputy', 'roads', 'leader', 'assigner'] as const)
      expect(await open(reading, 'found', acting(people[person], '2026-03-16'))).toMatchObject({
        ok: false,
        refusal: [{ code: 'reading_not_allowed' }],
      })
    // May read and not open this kind: what was put in on the way is undone.
    expect(await open(reading, 'found', acting(people.committee, '2026-03-16'))).toMatchObject({
      ok: false,
      refusal: [{ code: 'role_required' }],
    })
    expect([await sessions(), await sessionEntries()]).toEqual(before)
    expect(await sessionOfCase(reading.row.id)).toEqual([])
  })
})

describe('which session of the list a text means', () => {
  const quote = (words: string) => ({ quote: words, start: 0, end: words.length })
  const told = (name: string, day?: string): Session => ({
    ...{ article: 0, kind: 'plenary', theme: null, parentMeeting: quote(name), datePhrase: null, host: null },
    ...{ place: null, duration: null, start: 0, end: 9, ...(day === undefined ? {} : { day }) },
  })
  const own = (name_zh: string) => ({
    ...{ id: 's-9', name_zh, name_en: '', kind: 'cppcc_plenary', place: '', theme: '', host: '' },
    ...{ opens_on: '2026-02-01', closes_on: '2026-02-05' },
  })
  const isMeant = (one: Session, listed: string) => foundSession(one, [own(listed)])?.is === 'listed'

  it.each([
    ['政协十四届三次会议', '十四届三次会议', true],
    ['市政协十四届三次会议', '政协十四届三次会议', true],
    ['江州市南湖区政协十四届三次会议', '南湖区政协十四届三次会议', true],
    ['全国政协十四届三次会议', '市政协十四届三次会议', false],
    ['全国政协十四届三次会议', '政协十四届三次会议', false],
    ['全國政協十四屆三次會議', '政协十四届三次会议', false],
    ['中国人民政治协商会议第十四届全国委员会第三次会议', '政协十四届三次会议', false],
    ['省政协十四届三次会议', '市政协十四届三次会议', false],
    ['广西壮族自治区政协十四届三次会议', '南湖区政协十四届三次会议', false],
    ['县政协十四届三次会议', '南湖区政协十四届三次会议', false],
    ['市政协十四届四次会议', '市政协十四届三次会议', false],
    ['全国政协会议', '政协全体会议', false],
  ])('%s beside %s: %s', (name, listed, is) => {
    expect(isMeant(told(name, '2026-02-03'), listed)).toBe(is)
  })

  it.each([
    [undefined, true],
    ['2026-01-02', true],
    ['2026-01-01', false],
    ['2026-03-07', true],
    ['2026-03-08', false],
  ])('the same numbers mean it within thirty days of it: %s, %s', (day, is) => {
    expect(isMeant(told('市政协十四届三次会议', day), '市政协十四届三次会议')).toBe(is)
  })

  it('one that several fit is none of them', () => {
    const both = [own('市政协十四届三次会议'), { ...own('政协十四届三次会议'), id: 's-8' }]
    expect(foundSession(told('市政协十四届三次会议', '2026-02-03'), both)).toBeUndefined()
  })
})

describe('who is to do what a finding says', () => {
  const text =
    '2026年3月5日，临汐市政协召开座谈会，市长闻人松出席。\n\n闻人松要求，由市水务局牵头，会同市财政局，年底前拿出方案。\n'
  const dutyOf = async (id: string) => (await seen(id)).findings.map(({ duty }) => duty)

  it('is kept with it, also where it was confirmed before such was looked for', async () => {
    const { row, findings } = await read(text)
    expect(
      findings.map(({ duty }) => [duty?.unit?.quote, duty?.joint?.map(({ quote }) => quote), duty?.due?.day]),
    ).toEqual([['市水务局', ['市财政局'], '2026-12-31']])
    const before = await dutyOf(row.id)
    await confirmFindings(
      test.db,
      secretary,
      row.id,
      findings.map(({ id: finding, version }) => ({ finding, version })),
    )
    await test.db.updateTable('finding').set({ duty: null }).where('reading_id', '=', row.id).execute()
    await readAgain(test.db, secretary, row.id)
    await runNextReading(test.db, readIt, () => secretary.at, chance)
    expect(await dutyOf(row.id)).toEqual(before)
    expect((await seen(row.id)).findings.map(({ standing }) => standing)).toEqual(['confirmed'])
  })

  it('moves with the finding where the file is read otherwise', async () => {
    const { row, findings } = await read(`${text}\n`)
    await confirmFindings(
      test.db,
      secretary,
      row.id,
      findings.map(({ id: finding, version }) => ({ finding, version })),
    )
    await readAgain(test.db, secretary, row.id)
    const moved: ReadFile = (file, ...rest) =>
      readIt(
        { ...file, bytes: new TextEncoder().encode(`临汐日报\n\n${new TextDecoder().decode(file.bytes)}`) },
        ...rest,
      )
    await runNextReading(test.db, moved, () => secretary.at, chance)
    const again = await seen(row.id)
    const [one] = again.findings
    const { unit, due } = one?.duty ?? {}
    expect(unit?.start).toBe((findings[0]?.duty?.unit?.start ?? 0) + 6)
    for (const place of [unit, due]) expect(again.text?.slice(place?.start, place?.end)).toBe(place?.quote)
  })

  const two = (head: string) =>
    `${head}2026年3月5日，临汐市政协召开座谈会，市长闻人松出席。\n\n闻人松要求，市水务局要在6月底前拿出方案。闻人松强调，市交通局要在9月底前修好道路。\n`
  const told = async (id: string, finding: string) => {
    const duty = (await seen(id)).findings.find((one) => one.id === finding)?.duty
    return [duty?.unit?.quote, duty?.due?.day]
  }
  const reread = async (id: string) => {
    await readAgain(test.db, secretary, id)
    await runNextReading(test.db, readIt, () => secretary.at, chance)
  }

  it('is not told of what a person says is nothing to be done, also after reading again, and told again once it is', async () => {
    const { row, findings } = await read(two('甲'))
    const { id: finding = '', version = 0 } = findings.find(({ quote }) => quote.includes('方案')) ?? {}
    const as = async (kind: 'position' | 'directive', at: number) =>
      correctFinding(test.db, secretary, row.id, { act: 'change', finding, version: at, change: { kind } })
    expect(await told(row.id, finding)).toEqual(['市水务局', '2026-06-30'])
    expect(await as('position', version)).toMatchObject({ ok: true })
    expect(await told(row.id, finding)).toEqual([undefined, undefined])
    await reread(row.id)
    expect(await told(row.id, finding)).toEqual([undefined, undefined])
    const now = (await seen(row.id)).findings.find(({ id }) => id === finding)?.version ?? 0
    expect(await as('directive', now)).toMatchObject({ ok: true })
    expect(await told(row.id, finding)).toEqual(['市水务局', '2026-06-30'])
  })

  it('goes with the words: of other words it is not told until the file is read again, and then by those', async () => {
    const { row, text: whole, findings } = await read(two('乙'))
    const { id: finding = '', version = 0 } = findings.find(({ quote }) => quote.includes('方案')) ?? {}
    const other = findings.find(({ quote }) => quote.includes('道路'))
    const place = { start: other?.span_start ?? 0, end: other?.span_end ?? 0 }
    const change = { act: 'change', finding, version, change: place } as const
    expect(await correctFinding(test.db, acting(people.roads, '2026-03-16'), row.id, change)).toMatchObject({
      refusal: { code: 'reading_not_allowed' },
    })
    expect(await told(row.id, finding)).toEqual(['市水务局', '2026-06-30'])
    expect(await correctFinding(test.db, secretary, row.id, change)).toMatchObject({ ok: true })
    expect(await told(row.id, finding)).toEqual([undefined, undefined])
    await reread(row.id)
    expect(await told(row.id, finding)).toEqual(['市交通局', '2026-09-30'])
    expect(whole).toContain('市交通局')
  })

  it('lets a leading unit go whose words are gone, and puts no joint one in its place', async () => {
    const { row, findings } = await read(`丙${text}`)
    const [one] = findings
    const unit = { quote: '临汐市政协', start: 11, end: 16 }
    await confirmFindings(test.db, secretary, row.id, [{ finding: one?.id ?? '', version: one?.version ?? 0 }])
    await test.db
      .updateTable('finding')
      .set({ duty: JSON.stringify({ ...one?.duty, unit }) })
      .where('id', '=', one?.id ?? '')
      .execute()
    const otherwise: ReadFile = (file, ...rest) =>
      readIt(
        { ...file, bytes: new TextEncoder().encode(new TextDecoder().decode(file.bytes).replace('政协', '人大')) },
        ...rest,
      )
    await reread(row.id)
    expect((await seen(row.id)).findings[0]?.duty?.unit).toEqual(unit)
    await readAgain(test.db, secretary, row.id)
    await runNextReading(test.db, otherwise, () => secretary.at, chance)
    const [duty] = await dutyOf(row.id)
    expect(duty?.unit).toBeUndefined()
    expect(duty?.joint?.map(({ quote }) => quote)).toEqual(['市财政局'])
    expect(duty?.due?.day).toBe('2026-12-31')
  })
})
