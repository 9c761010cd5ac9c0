import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { ok } from '#kernel/result.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { handIn, readingOfText, readNextAs, seenReading } from '#tests/support/reading-desk.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import type { AddedFinding } from './add-finding.ts'
import type { FindingChange } from './change-finding.ts'
import { type Correction, correctFinding } from './correct-finding.ts'
import { readAgain } from './read-reading.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase
let count = 0

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const secretary = acting(people.secretary, '2026-03-16')
const told =
  '闻人松要求，由市水务局牵头，会同市财政局，年底前拿出方案。\n\n市水务局介绍了情况，市林业局、县城管局参加。七月汛期之前还要再开一次会，年底前报告。'

/** A page of which one finding says who is to do it, with whom and by when. */
async function reading(words = told): Promise<{ id: string; text: string; finding: string }> {
  count += 1
  const text = `2026年3月5日，临汐市政协召开第${count}次座谈会，市长闻人松出席。\n\n${words}\n`
  const id = await handIn(test.db, secretary, text)
  const finding = (await seen(id)).findings.find(({ quote }) => quote.includes('方案'))?.id ?? ''
  return { id, text, finding }
}

const seen = (id: string) => seenReading(test.db, id)

async function findingOf(id: string, finding: string) {
  const found = (await seen(id)).findings.find((one) => one.id === finding)
  if (found === undefined) throw new Error(`${finding} is not there`)
  return found
}

/** Who and when as told: leading unit, those with it, words of the term and its day, and which of it a person said. */
async function toldOf({ id, finding }: { id: string; finding: string }) {
  const { unit, joint = [], due, byHand = [] } = (await findingOf(id, finding)).duty ?? {}
  return [unit?.quote, joint.map(({ quote }) => quote), due?.quote, due?.day, byHand]
}

const correct = (id: string, correction: Correction, by = secretary) => correctFinding(test.db, by, id, correction)

const change = async ({ id, finding }: { id: string; finding: string }, say: FindingChange, by = secretary) =>
  correct(id, { act: 'change', finding, version: (await findingOf(id, finding)).version, change: say }, by)

async function readAgainAs({ id }: { id: string }, text: string): Promise<void> {
  await readAgain(test.db, secretary, id)
  await readNextAs(test.db, readingOfText(text), secretary.at)
}

const forest = { unit: { quote: '市林业局' }, joint: [{ quote: '县城管局' }, { quote: '市财政局' }] }
const flood = { quote: '七月汛期之前', day: plainDate('2026-06-30') }
const found = ['市水务局', ['市财政局'], '年底前', '2026-12-31', []]
const saidByHand = ['市林业局', ['县城管局', '市财政局'], '七月汛期之前', '2026-06-30', ['who', 'when']]

describe('who is to do it and by when, as a person says it', () => {
  it('stands in the place of what was found, at the words of the source, and in the correction with what was before', async () => {
    const one = await reading()
    expect(await toldOf(one)).toEqual(found)
    expect(await change(one, { who: forest, when: flood })).toEqual(ok({ finding: one.finding }))
    expect(await toldOf(one)).toEqual(saidByHand)
    const { duty, standing, corrected, quote } = await findingOf(one.id, one.finding)
    for (const place of [duty?.unit, ...(duty?.joint ?? []), duty?.due])
      expect(one.text.slice(place?.start, place?.end)).toBe(place?.quote)
    expect([standing, corrected]).toEqual(['confirmed', true])
    const { before, after } = (await seen(one.id)).corrections[0] ?? {}
    expect(before).toMatchObject({
      quote,
      who: { unit: { quote: '市水务局' }, joint: [{ quote: '市财政局' }] },
      when: { quote: '年底前', day: '2026-12-31' },
    })
    expect(after).toMatchObject({
      who: { unit: { quote: '市林业局' }, joint: [{ quote: '县城管局' }, { quote: '市财政局' }] },
      when: { quote: '七月汛期之前', day: '2026-06-30' },
    })
  })

  it('may be one of the two: the other stays as it was found, and no one says that a person said it', async () => {
    const one = await reading()
    await change(one, { when: { quote: '年底前', day: null } })
    expect(await toldOf(one)).toEqual(['市水务局', ['市财政局'], '年底前', undefined, ['when']])
    expect((await seen(one.id)).corrections[0]?.after).not.toHaveProperty('who')
  })

  it('stays when the file is read again, also that nobody and no term is named; what nobody said is found anew', async () => {
    const [all, none, half] = [await reading(), await reading(), await reading()]
    await change(all, { who: forest, when: flood })
    await change(none, { who: null, when: null })
    await change(half, { who: { unit: null, joint: [] } })
    await test.db.updateTable('finding').set({ duty: '{"byHand":["who"]}' }).where('id', '=', half.finding).execute()
    for (const one of [all, none, half]) await readAgainAs(one, one.text)
    expect(await toldOf(all)).toEqual(saidByHand)
    expect(await toldOf(none)).toEqual([undefined, [], undefined, undefined, ['who', 'when']])
    expect(await toldOf(half)).toEqual([undefined, [], '年底前', '2026-12-31', ['who']])
  })

  it('moves with its words where the file is read otherwise, and stays where they are nowhere, as often as it is read', async () => {
    const one = await reading()
    await change(one, { who: forest, when: flood })
    await readAgainAs(one, `临汐日报\n\n${one.text.replace('市林业局、', '市林\n业局和')}`)
    const { duty } = await findingOf(one.id, one.finding)
    expect(duty?.unit).toMatchObject({ quote: '市林业局', end: (duty?.unit?.start ?? 0) + 5 })
    expect(duty?.due?.start).toBe(one.text.indexOf('七月') + 7)
    const without = one.text.replace('市林业局', '市园林局')
    await readAgainAs(one, without)
    const { version } = await findingOf(one.id, one.finding)
    await readAgainAs(one, without)
    expect(await toldOf(one)).toEqual(saidByHand)
    expect((await findingOf(one.id, one.finding)).version).toBe(version)
  })

  it('stays with the finding where that is given other words; what was found goes with the old ones', async () => {
    const one = await reading()
    await change(one, { who: forest })
    const start = one.text.indexOf('拿出方案')
    await change(one, { start, end: start + 4 })
    expect(await toldOf(one)).toEqual(['市林业局', ['县城管局', '市财政局'], undefined, undefined, ['who']])
  })

  it('is given with what a person adds, and without it is told once the file is read again', async () => {
    const one = await reading()
    const at = (words: string) => ({ start: one.text.indexOf(words), end: one.text.indexOf(words) + words.length })
    const add = async (more: Partial<AddedFinding>) => {
      const place = at('还要再开一次会')
      const done = await correct(one.id, { act: 'add', kind: 'follow_up', speaker: null, ...place, ...more })
      if (!done.ok) throw new Error(done.refusal.code)
      return { id: one.id, finding: done.value.finding }
    }
    const said = await add({ who: { unit: { quote: '县城管局' }, joint: [] }, when: flood })
    expect(await toldOf(said)).toEqual(['县城管局', [], '七月汛期之前', '2026-06-30', ['who', 'when']])
    // The same once more is the same finding; with another unit it is not.
    expect(await add({ who: { unit: { quote: '县城管局' }, joint: [] }, when: flood })).toEqual(said)
    await expect(add({ who: null })).rejects.toThrow('finding_there')
    expect(await toldOf(await add({ ...at('再开一次会'), kind: 'directive' }))).toEqual([
      undefined,
      [],
      undefined,
      undefined,
      [],
    ])
  })

  it('sent twice is said once, and by whom it was not said it is not taken for done', async () => {
    const one = await reading()
    const { version } = await findingOf(one.id, one.finding)
    const say = (quote: string, day = flood.day): Correction => {
      const said = { who: { unit: { quote }, joint: [] }, when: { ...flood, day } }
      return { act: 'change', finding: one.finding, version, change: said }
    }
    expect(await correct(one.id, say('市林业局'))).toMatchObject({ ok: true })
    expect(await correct(one.id, say('市林业局'))).toMatchObject({ ok: true })
    expect((await seen(one.id)).corrections).toHaveLength(1)
    for (const other of [say('县城管局'), say('市林业局', plainDate('2026-07-01'))])
      expect(await correct(one.id, other)).toMatchObject({ refusal: { code: 'finding_moved_on' } })
    expect(await correct(one.id, say('市林业局'), acting(people.roads, '2026-03-16'))).toMatchObject({
      refusal: { code: 'reading_not_allowed' },
    })
  })

  it('is refused with nothing written where the words are not in the source, or the kind says nothing to be done', async () => {
    const one = await reading()
    const { version } = await findingOf(one.id, one.finding)
    const refused = async (say: FindingChange) => {
      const done = await change(one, say)
      return done.ok ? 'done' : done.refusal
    }
    expect(await refused({ who: { unit: { quote: '市教育局' }, joint: [] } })).toEqual({
      code: 'words_not_in_source',
      part: 'unit',
      quote: '市教育局',
    })
    expect(await refused({ who: { ...forest, joint: [{ quote: '市教育局' }] } })).toMatchObject({ part: 'joint' })
    expect(await refused({ when: { quote: '明年', day: null } })).toMatchObject({ part: 'due' })
    for (const kind of ['topic', 'position', 'assessment'] as const)
      expect(await refused({ kind, who: forest })).toEqual({ code: 'kind_without_duty' })
    expect((await findingOf(one.id, one.finding)).version).toBe(version)
    for (const kind of ['suggestion', 'directive', 'follow_up'] as const)
      expect(await refused({ kind, who: forest })).toBe('done')
  })

  it('names nobody twice, and may name those who do it with one that is not named', async () => {
    const one = await reading()
    const forests = { quote: '市林业局' }
    const twice = { unit: forests, joint: [forests, { quote: '县城管局' }, { quote: '县城管局' }] }
    const { version } = await findingOf(one.id, one.finding)
    const sent: Correction = { act: 'change', finding: one.finding, version, change: { who: twice } }
    for (const _ of ['once', 'again']) expect(await correct(one.id, sent)).toMatchObject({ ok: true })
    expect((await seen(one.id)).corrections).toHaveLength(1)
    expect((await toldOf(one)).slice(0, 2)).toEqual(['市林业局', ['县城管局']])
    await change(one, { who: { unit: null, joint: [forests] } })
    expect((await toldOf(one)).slice(0, 2)).toEqual([undefined, ['市林业局']])
  })
})

describe('words that stand at several places', () => {
  it('are those of the finding where they stand there once, and else those that are named', async () => {
    const one = await reading()
    const water = { unit: { quote: '市水务局' }, joint: [] }
    expect(await change(one, { who: water })).toMatchObject({ ok: true })
    expect((await findingOf(one.id, one.finding)).duty?.unit?.start).toBe(one.text.indexOf('市水务局'))
    const start = one.text.indexOf('拿出方案')
    await change(one, { start, end: start + 4 })
    const places = [one.text.indexOf('市水务局'), one.text.lastIndexOf('市水务局')]
    expect(await change(one, { who: water })).toEqual({
      ok: false,
      refusal: {
        code: 'words_at_several_places',
        part: 'unit',
        quote: '市水务局',
        count: 2,
        places,
        nearest: places[1],
      },
    })
    for (const place of places) {
      await change(one, { who: { unit: { quote: '市水务局', start: place }, joint: [] } })
      expect((await findingOf(one.id, one.finding)).duty?.unit?.start).toBe(place)
    }
    expect(await change(one, { who: { unit: { quote: '市水务局', start: 1 }, joint: [] } })).toMatchObject({
      refusal: { code: 'words_not_in_source', part: 'unit' },
    })
  })
})

describe('the log of who and when', () => {
  it('commits to them, and holds neither words nor day', async () => {
    const one = await reading()
    await change(one, { who: forest, when: flood })
    const { payload } = await test.db
      .selectFrom('ledger_entry')
      .select('payload')
      .where('payload', 'like', `%${one.finding}%`)
      .executeTakeFirstOrThrow()
    for (const words of ['市林业局', '县城管局', '七月汛期之前', '2026-06-30']) expect(payload).not.toContain(words)
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })
})
