import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import type { Item, Reading } from '#intake/reading.ts'
import { ok, refuse } from '#kernel/result.ts'
import { quoteOf } from '#kernel/text-span.ts'
import { commitment, saltFor } from '#ledger/chain.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { addSource, maxSourceBytes } from './add-source.ts'
import { confirmFindings } from './confirm-findings.ts'
import { correctFinding } from './correct-finding.ts'
import { openCases } from './open-cases.ts'
import { readAgain, readReading, type SeenReading } from './read-reading.ts'
import { type ReadFile, runNextReading } from './run-reading.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const text = '苗禾川代表建议增设\n渡口。县长说，要尽快研究渡口。'
const secretary = acting(people.secretary, '2026-03-16')

function item(kind: Item['kind'], words: string, more: Partial<Item> = {}): Item {
  const dense = text.indexOf(words)
  const span = dense >= 0 ? { start: dense, end: dense + words.length } : { start: 7, end: 12 }
  return { kind, article: 0, session: null, speaker: null, verb: null, ...quoteOf(text, span), ...more }
}

const reading: Reading = {
  source: {
    name: 'a.txt',
    sha256: '',
    bytes: 0,
    mediaType: 'text/plain',
    encoding: 'utf-8',
    language: 'zh',
    script: 'simplified',
    text,
  },
  articles: [],
  sessions: [],
  people: [],
  lists: [],
  items: [
    item('suggestion', '增设渡口', {
      speaker: '苗禾川',
      answers: [{ item: 1, score: 0.8, reason: { code: 'shared_words', shared: ['渡口'] } }],
    }),
    item('directive', '要尽快研究渡口'),
  ],
  programmes: [],
  mechanisms: [],
  documents: [],
  doubts: [],
}

const readIt: ReadFile = async () => ok(reading)

let files = 0

async function done(readFile: ReadFile = readIt): Promise<SeenReading> {
  files += 1
  const bytes = new TextEncoder().encode(`${text}${files}`)
  const added = await addSource(test.db, secretary, { name: '../a.txt', bytes, session: 's-1' })
  if (!added.ok) throw new Error(added.refusal.code)
  await runNextReading(test.db, readFile, () => secretary.at, chance)
  return seen(added.value.readingId)
}

async function seen(id: string): Promise<SeenReading> {
  const read = await readReading(test.db, people.secretary, id)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value
}

describe('handing in a source', () => {
  it('leads to the reading that is there when the same bytes come again, also at once', async () => {
    const asked = { name: 'b.txt', bytes: new TextEncoder().encode('same'), session: null }
    const added = await Promise.all(Array.from({ length: 5 }, () => addSource(test.db, secretary, asked)))

    expect(new Set(added.map((one) => (one.ok ? one.value.readingId : one.refusal.code))).size).toBe(1)
    await runNextReading(test.db, readIt, () => secretary.at, chance)
  })

  it('takes 50 MB and refuses a byte more, and a file with nothing in it', async () => {
    const send = (length: number) =>
      addSource(test.db, secretary, { name: 'c.bin', bytes: new Uint8Array(length), session: null })

    expect((await send(maxSourceBytes)).ok).toBe(true)
    expect(await send(maxSourceBytes + 1)).toMatchObject({ refusal: { code: 'file_too_large' } })
    expect(await send(0)).toMatchObject({ refusal: { code: 'empty_file' } })
  })

  it('is refused whose ending says something else than it holds, and nothing of it is kept', async () => {
    const files = await test.db.selectFrom('source_file').select('id').execute()
    const bytes = Buffer.from('%PDF-1.7 …')
    const add = (name: string) => addSource(test.db, secretary, { name, bytes, session: null })
    expect(await add('扫描件.png')).toMatchObject({
      refusal: { code: 'file_unfit', because: { code: 'ending_unfit', ending: 'png', holds: 'pdf' } },
    })
    expect(await test.db.selectFrom('source_file').select('id').execute()).toEqual(files)
    await runNextReading(test.db, readIt, () => secretary.at, chance)
  })

  it.each(['deputy', 'roads', 'leader', 'assigner'] as const)('is refused to %s', async (person) => {
    const asked = { name: 'd.txt', bytes: new Uint8Array([65]), session: null }

    expect(await addSource(test.db, acting(people[person], '2026-03-16'), asked)).toMatchObject({
      refusal: { code: 'reading_not_allowed' },
    })
  })

  it('keeps what made it fail, to be shown, and goes on with the next', async () => {
    const failed = await done(async () => refuse({ code: 'broken_pdf' }))

    expect(failed.row).toMatchObject({ state: 'failed', refusal: { code: 'broken_pdf' } })
  })

  it('is marked as failed when the reader breaks', async () => {
    await expect(done(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    const rows = await test.db.selectFrom('reading').select(['state', 'refusal']).orderBy('done_at', 'desc').execute()

    expect(rows).toContainEqual({ state: 'failed', refusal: { code: 'reading_fault' } })
  })
})

describe('correcting a reading', () => {
  it('counts what was raised and what has an answer on the page', async () => {
    const { counts, findings, answers } = await done()

    expect(counts).toEqual({ raised: 1, answered: 1 })
    expect(findings.map((one) => one.quote)).toEqual(['增设渡口', '要尽快研究渡口'])
    expect(answers).toHaveLength(1)
  })

  it('keeps what a person corrected however often the file is read again', async () => {
    const first = await done()
    const [said, answer] = first.findings
    if (said === undefined || answer === undefined) throw new Error('nothing found')
    const change = { kind: 'topic' as const, start: said.span_start, end: said.span_end - 1 }
    await correctFinding(test.db, secretary, first.row.id, {
      act: 'change',
      finding: said.id,
      version: said.version,
      change,
    })
    await correctFinding(test.db, secretary, first.row.id, { act: 'drop', finding: answer.id, version: answer.version })
    await readAgain(test.db, secretary, first.row.id)
    await runNextReading(test.db, readIt, () => secretary.at, chance)

    const again = await seen(first.row.id)

    expect(again.findings.map((one) => [one.kind, one.quote, one.standing])).toEqual([
      ['topic', '增设渡', 'confirmed'],
      ['directive', '要尽快研究渡口', 'dropped'],
    ])
    expect(again.counts).toEqual({ raised: 1, answered: 0 })
    expect(again.corrections.map((one) => one.act)).toEqual(['change', 'drop'])
  })

  it('keeps what a person confirmed at its words where the text is read otherwise than before', async () => {
    const first = await done()
    const [said] = first.findings
    await confirmFindings(test.db, secretary, first.row.id, [{ finding: said?.id ?? '', version: 1 }])
    await readAgain(test.db, secretary, first.row.id)
    const longer = `第二版\n${text}`
    const shifted = reading.items.map((one) => ({ ...one, start: one.start + 4, end: one.end + 4 }))
    const otherwise = { ...reading, source: { ...reading.source, text: longer }, items: shifted }
    await runNextReading(
      test.db,
      async () => ok(otherwise),
      () => secretary.at,
      chance,
    )

    const again = await seen(first.row.id)
    expect(again.findings).toHaveLength(2)
    const kept = again.findings.find(({ id }) => id === said?.id)
    expect(kept).toMatchObject({ standing: 'confirmed', span_start: (said?.span_start ?? 0) + 4 })
    expect(again.row.id).toBe(first.row.id)
    expect(longer.slice(kept?.span_start, kept?.span_end).replace('\n', '')).toBe('增设渡口')

    const without = { ...reading, source: { ...reading.source, text: '一页空白。' }, items: [] }
    await readAgain(test.db, secretary, first.row.id)
    await runNextReading(
      test.db,
      async () => ok(without),
      () => secretary.at,
      chance,
    )
    expect((await seen(first.row.id)).findings).toMatchObject([{ quote: '增设渡口', standing: 'confirmed' }])
  })

  it('reads again what a person’s finding covers a small part of: only the same place, more or less, is theirs', async () => {
    const first = await done()
    for (const finding of first.findings)
      await correctFinding(test.db, secretary, first.row.id, {
        act: 'drop',
        finding: finding.id,
        version: finding.version,
      })
    const whole = { start: 0, end: text.length }
    await correctFinding(test.db, secretary, first.row.id, { act: 'add', kind: 'topic', speaker: null, ...whole })
    await readAgain(test.db, secretary, first.row.id)
    await runNextReading(test.db, readIt, () => secretary.at, chance)
    const again = (await seen(first.row.id)).findings.map((one) => [one.quote, one.standing])
    expect(again.filter(([, standing]) => standing === 'dropped').map(([quote]) => quote)).toEqual([
      '增设渡口',
      '要尽快研究渡口',
    ])
    expect(again).toHaveLength(3)
  })

  it('reads again what a person dropped and took back: what was said of it stays', async () => {
    const { row, findings } = await done()
    const [said] = findings
    if (said === undefined) throw new Error('nothing found')
    for (const [act, version] of [
      ['drop', said.version],
      ['restore', said.version + 1],
    ] as const) {
      expect(await correctFinding(test.db, secretary, row.id, { act, finding: said.id, version })).toMatchObject({
        ok: true,
      })
    }
    await readAgain(test.db, secretary, row.id)
    await runNextReading(test.db, readIt, () => secretary.at, chance)
    const again = await seen(row.id)
    expect(again.row.state).toBe('done')
    expect(again.findings.find(({ id }) => id === said.id)).toMatchObject({ standing: 'proposed', quote: said.quote })
    expect(again.findings).toHaveLength(findings.length)
  })

  it('refuses a correction made on an older version', async () => {
    const { row, findings } = await done()
    const [said] = findings
    if (said === undefined) throw new Error('nothing found')
    const drop = { act: 'drop', finding: said.id, version: said.version } as const
    await correctFinding(test.db, secretary, row.id, drop)

    expect(await correctFinding(test.db, secretary, row.id, { ...drop, act: 'confirm' })).toMatchObject({
      refusal: { code: 'finding_moved_on' },
    })
  })

  it.each([
    { start: 0, end: text.length, ok: true },
    { start: 0, end: text.length + 1, ok: false },
    { start: -1, end: 3, ok: false },
    { start: 5, end: 5, ok: false },
    { start: 9, end: 10, ok: false },
  ])('an added span from $start to $end is taken: $ok', async ({ start, end, ok: taken }) => {
    const { row } = await done()
    const added = await correctFinding(test.db, secretary, row.id, {
      act: 'add',
      kind: 'topic',
      speaker: null,
      start,
      end,
    })

    expect(added.ok).toBe(taken)
  })

  it.each(['deputy', 'roads', 'leader', 'assigner'] as const)('is refused to %s', async (person) => {
    const { row, findings } = await done()
    const correction = { act: 'drop', finding: findings[0]?.id ?? '', version: 1 } as const

    expect(await correctFinding(test.db, acting(people[person], '2026-03-16'), row.id, correction)).toMatchObject({
      refusal: { code: 'reading_not_allowed' },
    })
  })

  it('confirms several at once or, where one is not there, none', async () => {
    const { row, findings } = await done()
    const [one, other] = findings.map(({ id: finding }) => finding)
    const unknown = { finding: 'no-such', version: 1 }
    const asked = [{ finding: one ?? '', version: 1 }, unknown]
    expect(await confirmFindings(test.db, secretary, row.id, asked)).toMatchObject({
      refusal: { code: 'finding_not_found' },
    })
    const state = await test.db
      .selectFrom('finding')
      .select(['id', 'standing'])
      .where('reading_id', '=', row.id)
      .execute()
    expect(state.map(({ standing }) => standing)).toEqual(['proposed', 'proposed'])
    const moved = [
      { finding: one ?? '', version: 7 },
      { finding: other ?? '', version: 1 },
    ]
    expect(await confirmFindings(test.db, secretary, row.id, moved)).toEqual(ok({ confirmed: 1, movedOn: 1 }))
  })

  it('leaves neither the words nor who said them in the log, which everybody reads', async () => {
    const { row } = await done()
    const at = text.indexOf('渡口', 12)
    const added = await correctFinding(test.db, secretary, row.id, {
      ...{ act: 'add', kind: 'suggestion', speaker: '闻人无双' },
      ...{ start: at, end: at + 2 },
    })
    if (!added.ok) throw new Error(added.refusal.code)
    const change = { speaker: '澹台未有', end: at + 1 }
    await correctFinding(test.db, secretary, row.id, {
      act: 'change',
      finding: added.value.finding,
      version: 1,
      change,
    })
    const entries = await test.db.selectFrom('ledger_entry').select('payload').orderBy('seq', 'desc').limit(2).execute()
    const [changed, first] = entries.map(({ payload }) => JSON.parse(payload))
    expect(first).toMatchObject({ act: 'finding_add', after: { kind: 'suggestion', start: at, end: at + 2 } })
    expect(changed.before.words).not.toBe(changed.after.words)
    for (const words of ['闻人无双', '澹台未有', '渡口', '渡'])
      expect(JSON.stringify(entries), words).not.toContain(words)

    const kept = await test.db
      .selectFrom('finding_correction')
      .select(['after', 'salt'])
      .orderBy('id', 'desc')
      .limit(2)
      .execute()
    expect(kept[1]?.after).toMatchObject({ quote: '渡口', speaker: '闻人无双' })
    const opened = { quote: '渡口', speaker: '闻人无双' }
    expect(first.after.words).toBe(commitment(saltFor(kept[1]?.salt ?? '', 'after'), opened))
  })

  it('is written into the log', async () => {
    const { row, findings } = await done()
    await confirmFindings(test.db, secretary, row.id, [{ finding: findings[0]?.id ?? '', version: 1 }])
    const entries = await test.db.selectFrom('ledger_entry').select('payload').orderBy('seq', 'desc').limit(1).execute()

    expect(JSON.parse(entries[0]?.payload ?? '{}')).toMatchObject({
      act: 'finding_confirm',
      byPerson: people.secretary.personId,
    })
  })
})

describe('opening cases', () => {
  const opening = (readingId: string, findings: readonly string[]) => ({
    readingId,
    findings,
    procedure: 'suggestion',
    profile: 'shanghai-2015',
    period: 'in_session' as const,
    publishText: true,
  })

  it('makes one case of a confirmed suggestion, with its author, its session and the exact words', async () => {
    const { row, findings } = await done()
    const [said] = findings
    if (said === undefined) throw new Error('nothing found')
    await confirmFindings(test.db, secretary, row.id, [{ finding: said.id, version: said.version }])

    const opened = await openCases(test.db, secretary, opening(row.id, [said.id]))
    const again = await openCases(test.db, secretary, opening(row.id, [said.id]))

    expect(opened).toMatchObject({ ok: true, value: { opened: [{ finding: said.id }] } })
    const caseId = opened.ok ? opened.value.opened[0]?.caseId : undefined
    expect(again).toEqual(ok({ opened: [], there: [{ finding: said.id, caseId }] }))
    expect(await openCases(test.db, secretary, opening(row.id, []))).toMatchObject({
      refusal: [{ code: 'no_finding_chosen' }],
    })
    const summary = await test.db.selectFrom('case_summary').selectAll().where('origin_reading', '=', row.id).execute()
    expect(summary).toMatchObject([{ lead_proposer: people.deputy.personId, session_id: 's-1', title: '增设渡口' }])
  })

  it('opens none when one of them is not confirmed', async () => {
    const { row, findings } = await done()
    const refused = await openCases(
      test.db,
      secretary,
      opening(
        row.id,
        findings.map((one) => one.id),
      ),
    )

    expect(refused).toMatchObject({ ok: false, refusal: [{ code: 'kind_not_openable' }] })
    expect(await test.db.selectFrom('case_summary').selectAll().where('origin_reading', '=', row.id).execute()).toEqual(
      [],
    )
  })

  it('is of the kind that is chosen, by the office of that kind alone; a deputy is no author of a proposal', async () => {
    const { row, findings } = await done()
    const [said] = findings
    if (said === undefined) throw new Error('nothing found')
    const committee = acting(people.committee, '2026-03-16')
    await confirmFindings(test.db, committee, row.id, [{ finding: said.id, version: said.version }])
    const asked = { ...opening(row.id, [said.id]), procedure: 'proposal', profile: 'shanghai-cppcc-2026' }

    expect(await openCases(test.db, secretary, asked)).toMatchObject({
      ok: false,
      refusal: [{ code: 'role_required' }],
    })
    expect(await openCases(test.db, committee, opening(row.id, [said.id]))).toMatchObject({
      ok: false,
      refusal: [{ code: 'role_required' }],
    })
    expect(await openCases(test.db, committee, asked)).toMatchObject({ ok: true })
    const summary = await test.db.selectFrom('case_summary').selectAll().where('origin_reading', '=', row.id).execute()
    expect(summary).toMatchObject([{ procedure: 'proposal', lead_proposer: null, proposer_label: '苗禾川' }])
  })

  it('is refused to everyone but the offices that take cases in', async () => {
    const { row, findings } = await done()
    const refused = await openCases(
      test.db,
      acting(people.leader, '2026-03-16'),
      opening(row.id, [findings[0]?.id ?? '']),
    )

    expect(refused).toMatchObject({ ok: false, refusal: [{ code: 'reading_not_allowed' }] })
  })
})
