import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import type { WordIndex } from '#operations/word-index/word-index.ts'
import type { NewFinding } from '#store/findings.ts'
import { keepSourceFile } from '#store/readings.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { only, type SearchedIds, settleSearchedTown, trustingIndex } from '#tests/support/searched-town.ts'
import { people } from '#tests/support/small-city.ts'

const { deputy, secondDeputy, secretary, assigner, committee, roads, water } = people
let test: TestDatabase
let town: Awaited<ReturnType<typeof settleSearchedTown>>
let trusting: WordIndex
let ids: SearchedIds

beforeAll(async () => {
  test = await createTestDatabase()
  town = await settleSearchedTown(test.db)
  ids = town.ids
  await keepPassages()
  trusting = trustingIndex(ids, {
    passage: ['said', 'dropped', 'again'],
    person: Object.values(people).map(({ personId }) => personId),
    unit: ['roads', 'parks', 'water'],
  })
})

afterAll(() => test.drop())

const found: typeof town.found = (...asked) => town.found(...asked)

/** A page that was read and one that is being read anew, with passages by how they stand. */
async function keepPassages(): Promise<void> {
  const file = await keepSourceFile(test.db, {
    ...{ id: 'page', name: 'page.txt', sha256: 'a'.repeat(64), content: Buffer.from('x'), size: 1 },
    ...{ added_by: secretary.personId, added_at: '2026-03-02T00:00:00Z' },
  })
  for (const [id, state] of [
    ['read', 'done'],
    ['reading', 'queued'],
  ] as const) {
    await test.db
      .insertInto('reading')
      .values({
        ...{ id, source_file_id: file, name: '云汀报第三版', state, text: '', session_id: null },
        ...{ asked_by: secretary.personId, asked_at: '2026-03-02T00:00:00Z' },
      })
      .execute()
  }
  await test.db
    .insertInto('finding')
    .values([
      passage('said', 'read', '建议在苜蓿埂架设风雨连廊', 'confirmed'),
      passage('dropped', 'read', '建议在苜蓿埂栽种水杉', 'dropped'),
      passage('again', 'reading', '建议在苜蓿埂疏浚暗渠', 'proposed'),
    ])
    .execute()
}

function passage(id: string, reading: string, quote: string, standing: 'proposed' | 'confirmed' | 'dropped') {
  return {
    ...{ id, reading_id: reading, ordinal: null, kind: 'suggestion', article: null, session: null, verb: '建议' },
    ...{
      speaker: '闵小麦',
      span_start: 0,
      span_end: quote.length,
      quote,
      origin: 'reader' as const,
      standing,
      case_id: null,
    },
  } satisfies NewFinding
}

describe('people and units', () => {
  it.each(['苗禾川', 'miaohechuan', 'mhc', 'author:苗禾'])('of the roster are found by %s', async (typed) => {
    for (const actor of [null, deputy, secretary]) {
      const answer = await found(actor, typed, undefined, 1, 'person')
      expect(answer.people.map(({ person }) => person?.id)).toEqual([deputy.personId])
      expect([answer.cases, answer.units, answer.hasMore]).toEqual([[], [], false])
    }
  })

  it.each(['段路遥', '乔知简', 'duanluyao'])(
    'who act for a unit or an office are found by nobody: %s',
    async (typed) => {
      for (const actor of [null, deputy, secretary, people.administrator, roads]) {
        for (const index of [undefined, trusting]) {
          expect((await found(actor, typed, index, 1, 'person')).people).toEqual([])
          expect((await found(actor, typed, index)).people).toEqual([])
        }
      }
    },
  )

  it('are found by a unit’s duties as well, with the words that say them', async () => {
    const { units } = await found(null, '绿化', undefined, 1, 'unit')
    expect(units.map(({ unit, duties }) => [unit.id, duties?.text, duties?.spans])).toEqual([
      ['parks', '公园、绿化', [{ start: 3, end: 5 }]],
    ])
    expect((await found(null, 'gongyuanj', trusting, 1, 'unit')).units.map(({ unit }) => unit.id)).toEqual(['parks'])
    expect((await found(null, '绿化 供水', trusting, 1, 'unit')).units).toEqual([])
  })

  it('are not there any more, or by their new words, as soon as the roster changes', async () => {
    const unitsBy = async (typed: string) => (await found(null, typed, undefined, 1, 'unit')).units.length
    await test.db.updateTable('unit').set({ duties: '供水、海绵城市' }).where('id', '=', 'water').execute()
    expect([await unitsBy('海绵城市'), await unitsBy('排水')]).toEqual([1, 0])
    const byName = async (typed: string) => (await found(null, typed, undefined, 1, 'person')).people.length
    await test.db.updateTable('person').set({ name: '石沐阳' }).where('id', '=', 'p-member-3').execute()
    expect([await byName('shimuyang'), await byName('石守正')]).toEqual([1, 0])
    await test.db.updateTable('person').set({ kind: 'clerk' }).where('id', '=', 'p-member-3').execute()
    expect(await byName('shimuyang')).toBe(0)
  })
})

describe('passages of pages that were read', () => {
  const looking = [secretary, assigner, committee, people.leader]
  const others = [null, deputy, secondDeputy, people.member, roads, water, people.administrator]
  const passagesBy = async (actor: Actor | null, typed: string, index?: WordIndex) =>
    (await found(actor, typed, index, 1, 'passage')).passages.map(({ finding }) => finding.id)

  it('are found by those who may look at readings, by words and by who said them', async () => {
    for (const actor of looking) {
      for (const typed of ['风雨连廊', '"苜蓿埂架设"', 'author:闵小麦', 'minxiaomai 连廊'])
        expect(await passagesBy(actor, typed), `${actor.personId} by ${typed}`).toEqual(['said'])
    }
    const [one] = (await found(secretary, '连廊')).passages
    expect(one?.words.spans.map(({ start, end }) => one.words.text.slice(start, end))).toEqual(['连廊'])
    expect([one?.finding.reading_id, one?.speaker?.text]).toEqual(['read', '闵小麦'])
  })

  it('are found by nobody else, whatever an index proposes, nor shown beside what else was found', async () => {
    for (const actor of others) {
      for (const index of [undefined, trusting]) {
        expect(await passagesBy(actor, '风雨连廊', index)).toEqual([])
        const shown = JSON.stringify(await found(actor, '苜蓿埂', index))
        for (const word of ['苜蓿', '闵小麦', '云汀报']) expect(shown).not.toContain(word)
      }
    }
  })

  it('are not found where they were dropped, or their page is being read anew', async () => {
    for (const index of [undefined, trusting]) {
      expect(await passagesBy(secretary, '苜蓿埂', index)).toEqual(['said'])
      expect(await passagesBy(secretary, '水杉', index)).toEqual([])
      expect(await passagesBy(secretary, '暗渠', index)).toEqual([])
    }
    await test.db.updateTable('reading').set({ state: 'done' }).where('id', '=', 'reading').execute()
    expect(await passagesBy(secretary, '暗渠')).toEqual(['again'])
  })

  it('are found by nothing that was removed from them', async () => {
    await test.db.updateTable('finding').set({ quote: '依申请删除' }).where('id', '=', 'said').execute()
    expect(await passagesBy(secretary, '风雨连廊')).toEqual([])
    expect(await passagesBy(secretary, '风雨连廊', trusting)).toEqual([])
  })
})

describe('what answers promise', () => {
  const measuresBy = async (actor: Actor | null, typed: string, index?: WordIndex) =>
    (await found(actor, typed, index, 1, 'measure')).measures
  const casesBy = async (actor: Actor | null, typed: string, index?: WordIndex) =>
    (await measuresBy(actor, typed, index)).map(({ summary }) => summary.case_id)

  it('is found with its day by those who may read the answer', async () => {
    for (const actor of [null, deputy, secretary, roads, water]) {
      const [one] = await measuresBy(actor, only.openAnswer)
      expect(one?.summary.case_id).toBe(ids.open)
      expect(one?.measures.map(({ doneBy }) => doneBy)).toEqual(['2026-10-30'])
      expect(one?.measures[0]?.words.text).toContain(only.openAnswer)
    }
    expect(await casesBy(null, '道路局 秋末')).toEqual([ids.open])
    expect(await casesBy(null, 'from:2026-04 秋末')).toEqual([])
  })

  it('is found by no words its reader may not see', async () => {
    for (const index of [undefined, trusting]) {
      for (const actor of [null, secondDeputy, committee, water]) {
        expect(await casesBy(actor, only.hiddenByReviewer, index)).toEqual([])
        expect(await casesBy(actor, only.answerTitle, index)).toEqual([])
        expect(await casesBy(actor, `${only.answerAnswer} -${only.answerTitle}`, index)).toEqual([ids.answer])
        const shown = JSON.stringify(await measuresBy(actor, '秋末', index))
        for (const word of [only.hiddenByReviewer, only.answerTitle, '岑又青']) expect(shown).not.toContain(word)
      }
      for (const actor of [deputy, secretary, roads]) {
        expect(await casesBy(actor, only.hiddenByReviewer, index)).toEqual([ids.open])
        expect(await casesBy(actor, only.answerTitle, index)).toEqual([ids.answer])
      }
    }
  })

  it('is not among what is promised any more once the case is over', async () => {
    await test.db.updateTable('case_summary').set({ state: 'closed' }).where('case_id', '=', ids.answer).execute()
    for (const index of [undefined, trusting]) expect(await casesBy(secretary, only.answerAnswer, index)).toEqual([])
    await test.db.updateTable('case_summary').set({ state: 'replied' }).where('case_id', '=', ids.answer).execute()
    expect(await casesBy(secretary, only.answerAnswer)).toEqual([ids.answer])
  })

  it('is found by other words as soon as who may read them changes', async () => {
    const open = { text_public: true }
    await test.db.updateTable('case_summary').set(open).where('case_id', '=', ids.answer).execute()
    expect(await casesBy(null, only.answerTitle)).toEqual([ids.answer])
    await test.db.updateTable('case_summary').set({ text_public: false }).where('case_id', '=', ids.answer).execute()
    expect(await casesBy(null, only.answerTitle)).toEqual([])
  })
})

describe('everything beside one another', () => {
  it('is a few of each kind on the first page of cases, and all of one kind where that is asked', async () => {
    const all = await found(secretary, '秋末')
    expect([all.cases.length, all.measures.length, all.passages.length]).toEqual([1, 1, 0])
    const second = await found(secretary, '秋末', undefined, 2)
    expect([second.cases, second.measures]).toEqual([[], []])
    const rows = Array.from({ length: 23 }, (_, at) =>
      passage(`many-${at}`, 'read', `建议第${at}处荠菜田退渔`, 'confirmed'),
    )
    await test.db.insertInto('finding').values(rows).execute()
    const beside = await found(secretary, '荠菜田')
    expect([beside.passages.length, beside.more, beside.hasMore]).toEqual([5, ['passage'], false])
    const first = await found(secretary, '荠菜田', undefined, 1, 'passage')
    const rest = await found(secretary, '荠菜田', undefined, 2, 'passage')
    expect([first.passages.length, first.hasMore, rest.passages.length, rest.hasMore]).toEqual([20, true, 3, false])
    expect((await found(roads, '荠菜田')).more).toEqual([])
  })
})
