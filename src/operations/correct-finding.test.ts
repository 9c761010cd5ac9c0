import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '#app/chance.ts'
import { readFileToReading } from '#intake/readers/read-file.ts'
import type { Reading } from '#intake/reading.ts'
import { ok } from '#kernel/result.ts'
import { lockLedger } from '#store/ledger-entries.ts'
import { findReadingForUpdate, finishReading, holdReading } from '#store/readings.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { handIn, readingOfText, readNextAs, seenReading } from '#tests/support/reading-desk.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { addSource } from './add-source.ts'
import { confirmFindings } from './confirm-findings.ts'
import { type Correction, correctFinding } from './correct-finding.ts'
import { openCases } from './open-cases.ts'
import { readAgain } from './read-reading.ts'
import { runNextReading } from './run-reading.ts'

let test: TestDatabase
let count = 0

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const secretary = acting(people.secretary, '2026-03-16')
const page =
  '澜江市政协举行专题协商会\n\n本报讯 昨天，市政协十一届五次会议举行专题会议。孟书禾委员建议，增加夜间公交班次。岑又青委员建议，疏浚西边水塘淤泥。市长表示，要尽快研究增加夜间公交班次。市长要求，水务部门抓紧疏浚西边水塘淤泥。'

const readAs = (reading: Reading) => readNextAs(test.db, reading, secretary.at)

/** The page as the reader itself reads it, without what `leaveOut` says: that is for a person to add. */
async function read(leaveOut: (quote: string) => boolean = () => false): Promise<{ id: string; reading: Reading }> {
  count += 1
  const whole = readingOfText(`${page}第${count}版。`)
  const kept = whole.items.map(({ quote }) => !leaveOut(quote))
  const numbers = kept.map((_, at) => kept.slice(0, at).filter(Boolean).length)
  const items = whole.items
    .filter((_, at) => kept[at])
    .map((item) => ({
      ...item,
      answers: (item.answers ?? [])
        .filter((answer) => kept[answer.item])
        .map((one) => ({ ...one, item: numbers[one.item] ?? 0 })),
    }))
  const reading = { ...whole, items }
  return { id: await handIn(test.db, secretary, whole.source.text, reading), reading }
}

const seen = (id: string) => seenReading(test.db, id)

const correct = (id: string, correction: Correction) => correctFinding(test.db, secretary, id, correction)

async function findingOf(id: string, words: string) {
  const found = (await seen(id)).findings.find(({ quote }) => quote.includes(words))
  if (found === undefined) throw new Error(`${words} was not found`)
  return found
}

/** What answers a finding, as the page counts it. */
async function answersTo(id: string, finding: string): Promise<readonly string[]> {
  const { answers, findings } = await seen(id)
  return answers
    .filter((one) => one.finding_id === finding && one.standing !== 'dropped')
    .map((one) => findings.find((other) => other.id === one.answer_id)?.quote ?? '')
}

const ponds = '疏浚西边水塘淤泥'
const buses = '增加夜间公交班次'

function placeOf({ reading }: { readonly reading: Reading }, words: string) {
  const start = reading.source.text.indexOf(words)
  return { start, end: start + words.length }
}

describe('a topic or suggestion that came by a person’s hand', () => {
  it('is answered by the source as one that was read is, and still so when the file is read again', async () => {
    const one = await read((quote) => quote === ponds)
    expect((await seen(one.id)).counts).toEqual({ raised: 1, answered: 1 })
    const where = placeOf(one, ponds)
    const added = await correct(one.id, { act: 'add', kind: 'suggestion', speaker: '岑又青', ...where })
    if (!added.ok) throw new Error(added.refusal.code)
    const answers = await answersTo(one.id, added.value.finding)
    expect(answers.join()).toContain('水务部门')
    expect((await seen(one.id)).counts).toEqual({ raised: 2, answered: 2 })
    expect(await findingOf(one.id, ponds)).toMatchObject({ article: 0, origin: 'person' })

    await readAgain(test.db, secretary, one.id)
    await readAs(one.reading)
    expect(await answersTo(one.id, added.value.finding)).toEqual(answers)
    expect((await seen(one.id)).counts).toEqual({ raised: 2, answered: 2 })
  })

  it('is answered where it was something else before, and by what its words now say', async () => {
    const one = await read()
    const said = await findingOf(one.id, buses)
    const as = (kind: 'position' | 'suggestion', version: number, place = {}) =>
      correct(one.id, { act: 'change', finding: said.id, version, change: { kind, ...place } })
    await test.db.deleteFrom('finding_answer').where('finding_id', '=', said.id).execute()
    await as('position', 1)
    expect(await answersTo(one.id, said.id)).toEqual([])
    await as('suggestion', 2)
    expect((await answersTo(one.id, said.id)).join()).toContain('公交')
    await as('suggestion', 3, placeOf(one, ponds))
    const other = await answersTo(one.id, said.id)
    expect(other.join()).toContain('水塘')
    expect(other.join()).not.toContain('公交')
  })

  it('leaves a link that a person undid undone, and one that a person made where it is', async () => {
    const one = await read()
    const said = await findingOf(one.id, ponds)
    const [answer] = (await seen(one.id)).answers.filter((link) => link.finding_id === said.id)
    const other = (await seen(one.id)).answers.find((link) => link.finding_id !== said.id)
    await correct(one.id, { act: 'unlink', finding: said.id, answer: answer?.answer_id ?? '' })
    await correct(one.id, { act: 'link', finding: said.id, answer: other?.answer_id ?? '' })
    await correct(one.id, { act: 'change', finding: said.id, version: 1, change: { speaker: null } })
    const links = (await seen(one.id)).answers.filter((link) => link.finding_id === said.id)
    expect(links.find((link) => link.answer_id === answer?.answer_id)?.standing).toBe('dropped')
    expect(links.find((link) => link.answer_id === other?.answer_id)?.standing).toBe('confirmed')
  })
})

describe('an answer that turns out to be a suggestion', () => {
  it('answers nothing any more, and what was linked to it can be unlinked', async () => {
    const one = await read()
    const said = await findingOf(one.id, buses)
    const [link] = (await seen(one.id)).answers.filter((one) => one.finding_id === said.id)
    const answer = link?.answer_id ?? ''
    await correct(one.id, { act: 'link', finding: said.id, answer })
    await correct(one.id, { act: 'change', finding: answer, version: 1, change: { kind: 'suggestion' } })
    const { counts, findings, answers } = await seen(one.id)
    expect(findings.filter(({ kind }) => kind === 'suggestion')).toHaveLength(3)
    const still = answers.filter((one) => one.finding_id === said.id && one.answer_id !== answer)
    expect(still).toEqual([])
    expect(counts).toEqual({ raised: 3, answered: 1 })
    expect(await correct(one.id, { act: 'link', finding: said.id, answer })).toMatchObject({
      refusal: { code: 'link_unfit' },
    })
    expect(await correct(one.id, { act: 'unlink', finding: said.id, answer })).toMatchObject({ ok: true })
    expect(await answersTo(one.id, said.id)).toEqual([])
  })

  it('nor is a finding that raises nothing linked to an answer', async () => {
    const one = await read()
    const [first, second] = (await seen(one.id)).findings.filter(({ kind }) => kind !== 'suggestion')
    expect(await correct(one.id, { act: 'link', finding: first?.id ?? '', answer: second?.id ?? '' })).toMatchObject({
      refusal: { code: 'link_unfit' },
    })
  })
})

describe('an answer that came by a person’s hand', () => {
  const demand = '水务部门抓紧疏浚西边水塘淤泥'
  const stands = async (id: string, finding: string, answer: string) =>
    (await seen(id)).answers.find((link) => link.finding_id === finding && link.answer_id === answer)?.standing

  it('answers what it speaks of, also when the file is read again; one that only judges answers nothing', async () => {
    const one = await read((quote) => quote.includes(demand))
    expect((await seen(one.id)).counts).toEqual({ raised: 2, answered: 1 })
    const where = { speaker: '市长', ...placeOf(one, demand) }
    const judged = await correct(one.id, { act: 'add', kind: 'assessment', ...where })
    expect((await seen(one.id)).counts).toEqual({ raised: 2, answered: 1 })
    const added = await correct(one.id, { act: 'add', kind: 'directive', ...where })
    const answer = added.ok ? added.value.finding : ''
    const said = await findingOf(one.id, ponds)
    expect(await answersTo(one.id, said.id)).toEqual([demand])
    expect((await seen(one.id)).answers.map((link) => link.answer_id)).not.toContain(judged.ok && judged.value.finding)
    await readAgain(test.db, secretary, one.id)
    await readAs(one.reading)
    const again = await findingOf(one.id, ponds)
    expect(await stands(one.id, again.id, answer)).toBe('proposed')
    expect((await seen(one.id)).counts).toEqual({ raised: 2, answered: 2 })
  })

  it('given other words answers by those and no longer by what it does not say; what a person linked stays', async () => {
    const one = await read()
    const [bus, pond] = [await findingOf(one.id, buses), await findingOf(one.id, ponds)]
    const answer = (await seen(one.id)).answers.find((link) => link.finding_id === bus.id)?.answer_id ?? ''
    const change = (version: number, words: string) =>
      correct(one.id, { act: 'change', finding: answer, version, change: placeOf(one, words) })
    expect(await stands(one.id, pond.id, answer)).toBeUndefined()
    await change(1, demand)
    expect(await stands(one.id, bus.id, answer)).toBeUndefined()
    expect(await stands(one.id, pond.id, answer)).toBe('proposed')
    await correct(one.id, { act: 'link', finding: pond.id, answer })
    await change(2, '要尽快研究增加夜间公交班次')
    expect(await stands(one.id, pond.id, answer)).toBe('confirmed')
    expect(await stands(one.id, bus.id, answer)).toBe('proposed')
  })
})

describe('a form sent twice', () => {
  const added = async (id: string) =>
    (await seen(id)).findings.filter(({ origin }) => origin === 'person').map(({ quote, kind }) => [quote, kind])

  it('adds one finding, at once or one after the other, and says the same both times', async () => {
    const one = await read((quote) => quote === ponds)
    const form = { act: 'add', kind: 'suggestion', speaker: null, once: 'form-1', ...placeOf(one, ponds) } as const
    const sent = await Promise.all([correct(one.id, form), correct(one.id, form), correct(one.id, form)])
    expect(new Set(sent.map((done) => (done.ok ? done.value.finding : done.refusal.code))).size).toBe(1)
    expect(sent[0]).toEqual(await correct(one.id, { ...form, once: 'form-2' }))
    expect(await added(one.id)).toEqual([[ponds, 'suggestion']])
    expect((await seen(one.id)).corrections.map(({ act }) => act)).toEqual(['add'])
  })

  it('leads to the finding that was added, also where it was changed or dropped since', async () => {
    const one = await read((quote) => quote === ponds)
    const form = { act: 'add', kind: 'suggestion', speaker: null, once: 'form-1', ...placeOf(one, ponds) } as const
    const first = await correct(one.id, form)
    const finding = first.ok ? first.value.finding : ''
    await correct(one.id, { act: 'change', finding, version: 1, change: { kind: 'topic' } })
    expect(await correct(one.id, form)).toEqual(first)
    await correct(one.id, { act: 'drop', finding, version: 2 })
    expect(await correct(one.id, form)).toEqual(first)
    expect(await added(one.id)).toEqual([[ponds, 'topic']])
  })

  it('is no way to double what the reader found, or to bring back what was dropped; another speaker says it anew', async () => {
    const one = await read()
    const there = await findingOf(one.id, ponds)
    const place = { start: there.span_start, end: there.span_end }
    const again = { act: 'add', kind: 'suggestion', speaker: there.speaker, ...place } as const
    expect(await correct(one.id, again)).toMatchObject({ refusal: { code: 'finding_there', finding: there.id } })
    await correct(one.id, { act: 'drop', finding: there.id, version: 1 })
    expect(await correct(one.id, again)).toMatchObject({ refusal: { code: 'finding_there', finding: there.id } })
    expect(await correct(one.id, { ...again, speaker: '邵云帆' })).toMatchObject({ ok: true })
  })

  it('with other words, another kind or another speaker adds those too: the same form is what came as it was', async () => {
    const one = await read((quote) => quote === ponds)
    const form = { act: 'add', kind: 'suggestion', speaker: null, once: 'form-1', ...placeOf(one, ponds) } as const
    const others = [
      { ...form, ...placeOf(one, ponds.slice(2)) },
      { ...form, kind: 'topic' },
      { ...form, speaker: '岑又青' },
    ] as const
    for (const sent of [form, ...others, ...others]) expect(await correct(one.id, sent)).toMatchObject({ ok: true })
    expect((await added(one.id)).toSorted()).toEqual(
      [
        [ponds, 'suggestion'],
        [ponds, 'suggestion'],
        [ponds, 'topic'],
        [ponds.slice(2), 'suggestion'],
      ].toSorted(),
    )
  })

  it('links and unlinks once, and the record says how it stood before', async () => {
    const one = await read()
    const said = await findingOf(one.id, ponds)
    const answer = (await seen(one.id)).answers.find((link) => link.finding_id === said.id)?.answer_id ?? ''
    const by = (act: 'link' | 'unlink') => correct(one.id, { act, finding: said.id, answer })
    for (const act of ['unlink', 'unlink', 'link', 'link'] as const) expect((await by(act)).ok).toBe(true)
    const { corrections } = await seen(one.id)
    expect(corrections.map(({ act, before, after }) => [act, before, after])).toEqual([
      ['unlink', { answer, standing: 'proposed', origin: 'reader' }, { answer, standing: 'dropped', origin: 'person' }],
      ['link', { answer, standing: 'dropped', origin: 'person' }, { answer, standing: 'confirmed', origin: 'person' }],
    ])
    const entry = await test.db.selectFrom('ledger_entry').select('payload').orderBy('seq', 'desc').executeTakeFirst()
    expect(JSON.parse(entry?.payload ?? '{}')).toMatchObject({ act: 'finding_link', before: { standing: 'dropped' } })
  })
})

describe('corrections at the same time', () => {
  /** Until somebody waits for what somebody else holds. */
  async function waiting(many: number): Promise<void> {
    const { rows } = await sql<{ many: number }>`select count(*)::int as many from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(test.db)
    if ((rows[0]?.many ?? 0) < many) return waiting(many)
  }

  /** Sends them in this order while the log is held, so that each has taken what it takes before it. */
  async function whileLogged(...sends: readonly (() => Promise<unknown>)[]): Promise<readonly unknown[]> {
    const sent: Promise<unknown>[] = []
    await test.db.transaction().execute(async (tx) => {
      await lockLedger(tx)
      for (const send of sends) {
        sent.push(send())
        await waiting(sent.length)
      }
    })
    return Promise.all(sent)
  }

  it('of many findings and of one of them are both taken, whoever comes first, and kept as the log has them', async () => {
    for (const isManyFirst of [true, false]) {
      const one = await read()
      const { findings } = await seen(one.id)
      const last = findings.at(-1)?.id ?? ''
      const asked = findings.map(({ id: finding, version }) => ({ finding, version }))
      const many = () => confirmFindings(test.db, secretary, one.id, asked)
      const single = () => correct(one.id, { act: 'drop', finding: last, version: 1 })
      const [first, second] = await whileLogged(...(isManyFirst ? [many, single] : [single, many]))
      const confirmed = isManyFirst ? findings.length : findings.length - 1
      expect(isManyFirst ? first : second).toEqual(ok({ confirmed, movedOn: findings.length - confirmed }))
      expect(isManyFirst ? second : first).toMatchObject(
        isManyFirst ? { refusal: { code: 'finding_moved_on' } } : { ok: true },
      )
      const { corrections } = await seen(one.id)
      const entries = await test.db.selectFrom('ledger_entry').select(['seq', 'payload']).execute()
      const logged = new Map(entries.map(({ seq, payload }) => [seq, JSON.parse(payload)]))
      expect(corrections).toHaveLength(isManyFirst ? confirmed : confirmed + 1)
      for (const { ledger_seq, act, finding_id } of corrections)
        expect(logged.get(ledger_seq ?? 0)).toMatchObject({ act: `finding_${act}`, finding: finding_id })
    }
  })

  it('and cases opened of two of them hold up nobody for good', async () => {
    for (const isOpeningFirst of [true, false]) {
      const one = await read()
      const said = (await seen(one.id)).findings.filter(({ kind }) => kind === 'suggestion')
      const asked = said.map(({ id: finding, version }) => ({ finding, version }))
      await confirmFindings(test.db, secretary, one.id, asked)
      const law = {
        procedure: 'suggestion',
        profile: 'shanghai-2015',
        period: 'in_session',
        publishText: true,
      } as const
      const findings = said.map(({ id }) => id)
      const open = () => openCases(test.db, secretary, { readingId: one.id, findings, ...law })
      const again = { act: 'confirm', finding: findings.at(-1) ?? '', version: 2 } as const
      const confirm = () => correct(one.id, again)
      const [first, second] = await whileLogged(...(isOpeningFirst ? [open, confirm] : [confirm, open]))
      expect(isOpeningFirst ? first : second).toMatchObject({ ok: true })
      expect(isOpeningFirst ? second : first).toMatchObject(
        isOpeningFirst ? { refusal: { code: 'finding_moved_on' } } : { ok: true },
      )
    }
  })

  it('and the page read anew: they wait for it, nobody else does, and none lands in words that were not seen', async () => {
    const [one, other] = [await read(), await read()]
    const { result, findings } = await seen(one.id)
    const place = placeOf(one, ponds)
    const seenThere = { act: 'add', kind: 'topic', speaker: null, quote: ponds } as const
    const late = await test.db.transaction().execute(async (tx) => {
      await findReadingForUpdate(tx, one.id)
      const adding = correct(one.id, { ...seenThere, ...place })
      const changing = correct(one.id, {
        ...{ act: 'change', finding: findings[0]?.id ?? '', version: 1 },
        change: { ...place, quote: ponds },
      })
      await waiting(2)
      const free = { act: 'confirm', finding: (await findingOf(other.id, ponds)).id, version: 1 } as const
      expect(await correct(other.id, free)).toMatchObject({ ok: true })
      await finishReading(tx, one.id, { result, text: `前言。${one.reading.source.text}`, at: secretary.at })
      return { adding, changing }
    })
    for (const sent of [late.adding, late.changing])
      expect(await sent).toEqual({ ok: false, refusal: { code: 'words_not_in_source' } })
    const moved = { start: place.start + 3, end: place.end + 3 }
    expect(await correct(one.id, { ...seenThere, ...moved })).toMatchObject({ ok: true })
  })

  it('leave a page that waits to be read anew its place: it is read as soon as they are done', async () => {
    const one = await read()
    await readAgain(test.db, secretary, one.id)
    const begun = await test.db.transaction().execute(async (tx) => {
      await holdReading(tx, one.id)
      const reading = readAs(one.reading)
      await waiting(1)
      return { reading }
    })
    expect(await begun.reading).toBe(one.id)
    expect((await seen(one.id)).row.state).toBe('done')
  })
})

describe('what is brought back', () => {
  it('was dropped; what was not stays as it is, and nothing is said of it', async () => {
    const one = await read()
    const { id: finding } = await findingOf(one.id, ponds)
    const as = (act: 'confirm' | 'drop' | 'restore', version: number) => correct(one.id, { act, finding, version })
    await as('confirm', 1)
    expect(await as('restore', 2)).toEqual(ok({ finding }))
    expect(await findingOf(one.id, ponds)).toMatchObject({ standing: 'confirmed', version: 2 })
    await as('drop', 2)
    expect(await as('restore', 3)).toEqual(ok({ finding }))
    expect(await findingOf(one.id, ponds)).toMatchObject({ standing: 'proposed', version: 4 })
    expect((await seen(one.id)).corrections.map(({ act }) => act)).toEqual(['confirm', 'drop', 'restore'])
  })

  it('and answers again what it answered', async () => {
    const one = await read()
    const { id: said } = await findingOf(one.id, ponds)
    const { answers, findings } = await seen(one.id)
    const answer = findings.find(({ id }) => id === answers.find((link) => link.finding_id === said)?.answer_id)
    if (answer === undefined) throw new Error('nothing answers it')
    await correct(one.id, { act: 'drop', finding: answer.id, version: answer.version })
    await test.db.deleteFrom('finding_answer').where('answer_id', '=', answer.id).execute()
    expect(await answersTo(one.id, said)).toEqual([])
    await correct(one.id, { act: 'restore', finding: answer.id, version: answer.version + 1 })
    expect(await answersTo(one.id, said)).toEqual([answer.quote])
  })
})

describe('what a source breaks into lines', () => {
  it('opens a case with its words parted as they are read, and the exact words beside them', async () => {
    const one = await read()
    const broken = 'rebuild the foot-\nbridge at the old\nferry landing'
    const text = `${broken}.`
    await readAgain(test.db, secretary, one.id)
    await readAs({ ...one.reading, source: { ...one.reading.source, text }, items: [], articles: [] })
    const where = { start: 0, end: broken.length }
    const added = await correct(one.id, { act: 'add', kind: 'suggestion', speaker: null, ...where })
    const law = { procedure: 'suggestion', profile: 'shanghai-2015', period: 'in_session', publishText: true } as const
    const findings = [added.ok ? added.value.finding : '']
    const opened = await openCases(test.db, secretary, { readingId: one.id, findings, ...law })
    const caseId = opened.ok ? (opened.value.opened[0]?.caseId ?? '') : ''
    const [event] = await test.db.selectFrom('case_event').select('fields').where('case_id', '=', caseId).execute()
    expect(event?.fields).toMatchObject({
      title: 'rebuild the foot-bridge at the old ferry landing',
      demands: 'rebuild the foot-bridge at the old ferry landing',
      originQuote: 'rebuild the foot-bridge at the oldferry landing',
    })
  })
})

describe('a record that names a zero or half a character', () => {
  it('is read and kept all the same, with each such place told, and every quote where it stands', async () => {
    const speech = (text: string) => ({ text, creator_id: 'a' })
    const popolo = JSON.stringify({
      persons: [{ id: 'a', name: 'Ines Hallgarth' }],
      organizations: [],
      memberships: [],
      events: [{ name: 'Sitting of the Harbour Council' }],
      speeches: [speech('I move that the slipway be reopened\0 before winter.'), speech('I ask for\ud83d more lamps.')],
    })
    const bytes = Buffer.from(popolo)
    const added = await addSource(test.db, secretary, { name: 'sitting.json', bytes, session: null })
    const id = added.ok ? added.value.readingId : ''
    await runNextReading(
      test.db,
      (file) => readFileToReading(file),
      () => secretary.at,
      chance,
    )
    const { row, text, result, findings } = await seen(id)
    expect(row).toMatchObject({ state: 'done', refusal: null })
    expect(text).toContain('reopened\ufffd before winter')
    expect(text).toContain('ask for\ufffd more lamps')
    const told = (result?.doubts ?? []).filter(({ code }) => code === 'no_character')
    expect(told.map(({ quote, hint }) => [quote, hint])).toEqual([
      ['\ufffd', 'U+0000'],
      ['\ufffd', 'U+D83D'],
    ])
    for (const { start, end, quote } of told) expect(text?.slice(start, end)).toBe(quote)
    expect(findings.length).toBeGreaterThan(0)
    for (const one of findings)
      expect(text?.slice(one.span_start, one.span_end).replace(/[\r\n]+/g, '')).toBe(one.quote)
  })
})

describe('a finding whose words are gone from the text', () => {
  it('keeps its words and its place when its kind alone is changed', async () => {
    const one = await read()
    const said = await findingOf(one.id, ponds)
    await correct(one.id, { act: 'confirm', finding: said.id, version: 1 })
    await readAgain(test.db, secretary, one.id)
    await readAs({ ...one.reading, source: { ...one.reading.source, text: '一页空白。' }, items: [], articles: [] })
    const gone = await findingOf(one.id, ponds)
    const change = { kind: 'topic' as const }
    expect(await correct(one.id, { act: 'change', finding: said.id, version: gone.version, change })).toMatchObject({
      ok: true,
    })
    expect(await findingOf(one.id, ponds)).toMatchObject({ kind: 'topic', span_start: said.span_start })
  })
})
