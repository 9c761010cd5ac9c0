import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { readText } from '#intake/read-text.ts'
import { ok } from '#kernel/result.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { addSource } from './add-source.ts'
import { confirmFindings } from './confirm-findings.ts'
import { openCases } from './open-cases.ts'
import type { SessionChoice } from './opening-session.ts'
import { readAgain, readReading, type SeenReading } from './read-reading.ts'
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

async function seen(id: string): Promise<SeenReading> {
  const found = await readReading(test.db, people.secretary, id)
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

const meeting = (day: string, theme: string, said: string) =>
  `${day}，临汐市政协召开“${theme}”专题协商会，市长闻人松出席。\n\n苗禾川委员建议，${said}。\n`

/** Confirms what is suggested and opens cases of it. */
async function open({ row, findings }: SeenReading, session?: SessionChoice, by = secretary) {
  const said = findings.filter(({ kind }) => kind === 'suggestion')
  await confirmFindings(
    test.db,
    secretary,
    row.id,
    said.map(({ id: finding, version }) => ({ finding, version })),
  )
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
  it('the session of the text is put in with the cases, once, with its entry in the log and without who presided', async () => {
    const reading = await read(meeting('2026年5月6日', '河道整治', '增设河边步道'))
    expect(await open(reading, 'found')).toMatchObject({ ok: true })
    const [id] = await sessionOfCase(reading.row.id)
    const made = (await sessions()).find((one) => one.id === id)
    expect(made).toMatchObject({ opens_on: '2026-05-06', closes_on: '2026-05-06', theme: '河道整治', host: '' })
    expect(id).toMatch(/^[a-z0-9][a-z0-9-]{1,39}$/)
    expect(await sessionEntries()).toMatchObject([
      { session: { id }, before: null, reading: reading.row.id, byPerson: people.secretary.personId },
    ])
    expect(await open(reading, 'found')).toMatchObject({ ok: true })
    expect(await sessionEntries()).toHaveLength(1)

    const other = await read(meeting('2026年5月6日', '河道整治', '清理河边垃圾'))
    await open(other, 'found')
    expect(await sessionOfCase(other.row.id)).toEqual([id])
    const apart = await read(meeting('2026年5月6日', '学校布局', '增设一所小学'))
    await open(apart, 'found')
    expect(await sessionOfCase(apart.row.id)).not.toEqual([id])
    expect(await sessionEntries()).toHaveLength(2)
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

  it('without a day that is told nothing is put in, and the case has none', async () => {
    const before = await sessions()
    const reading = await read(meeting('日前', '绿化', '增设街边座椅'))
    expect(await open(reading, 'found')).toMatchObject({ ok: true })
    expect(await sessionOfCase(reading.row.id)).toEqual([null])
    expect(await sessions()).toEqual(before)
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
})
