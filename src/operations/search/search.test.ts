import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import { readQuery } from '#matching/search/search-query.ts'
import type { WordIndex } from '#operations/word-index/word-index.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { only, type SearchedIds, settleSearchedTown, trustingIndex } from '#tests/support/searched-town.ts'
import { people } from '#tests/support/small-city.ts'
import { onPage, search } from './search.ts'

const { deputy, secondDeputy, secretary, assigner, committee, roads, water } = people
let test: TestDatabase
let town: Awaited<ReturnType<typeof settleSearchedTown>>
let trusting: WordIndex
let ids: SearchedIds

beforeAll(async () => {
  test = await createTestDatabase()
  town = await settleSearchedTown(test.db)
  trusting = trustingIndex(town.ids)
  ids = town.ids
})

afterAll(() => test.drop())

const found: typeof town.found = (...asked) => town.found(...asked)

async function idsFound(actor: Actor | null, typed: string, wordIndex?: WordIndex): Promise<readonly string[]> {
  return (await found(actor, typed, wordIndex)).cases.map(({ summary }) => summary.case_id)
}

describe('a search', () => {
  it.each([
    '长椅',
    '長椅',
    'title:长椅',
    '标题：长椅',
    '"增设长椅"',
    'led',
    'street lam',
    'changyi',
    'xianbud',
    'zscy',
    'changyi LED',
    '答复:秋末',
    '单位:道路局',
    'author:苗禾川 长椅',
    'miaohechuan 长椅',
    'mhc 长椅',
    '长椅 from:2026-03 until:2026-03-02',
    '长椅 -电梯',
    '步道长椅',
  ])('finds a published case by %s for everybody', async (typed) => {
    expect(await idsFound(null, typed)).toEqual([ids.open])
    expect(await idsFound(secretary, typed)).toContain(ids.open)
  })

  it.each([
    '地铁',
    '"长椅增设"',
    'unit:长椅',
    '长椅 until:2026-03-01',
    '长椅 -西岸',
    'stree lam',
    'title:led',
    '步道天桥',
    '',
    'from:2026',
  ])('finds nothing by %j', async (typed) => {
    expect(await idsFound(null, typed)).toEqual([])
  })

  it('shows the words found in title and text, units of that name, authors asked for, and the day that was promised', async () => {
    const { cases, units, people: authors } = await found(null, '长椅 author:苗禾川')
    const [one] = cases
    const marked = ({ text, spans }: { text: string; spans: readonly { start: number; end: number }[] }) =>
      spans.map(({ start, end }) => text.slice(start, end))
    expect(one && marked(one.title)).toEqual(['长椅'])
    expect(one?.passages.map((passage) => [passage.field, ...marked(passage)])).toContainEqual(['text', '长椅'])
    expect(authors.map(({ name }) => name.text)).toEqual(['苗禾川'])
    expect(one?.promise?.doneBy).toBe('2026-10-30')
    expect(units).toEqual([])
    expect((await found(null, 'daoluju')).units.map(({ unit }) => unit.id)).toEqual(['roads'])
  })

  it('goes on page by page, each case once, and says whether there is more', async () => {
    for (let at = 0; at < onPage + 3; at += 1) {
      const one = await beginCase(test.db, '2026-05-04', { title: `关于第${at}号泵站的建议`, publishText: false })
      if (at % 2 === 0) await one.act(secretary, '2026-05-05', 'register')
    }
    const first = await found(deputy, '号泵站')
    const second = await found(deputy, '号泵站', undefined, 2)
    expect([first.cases.length, first.hasMore, second.cases.length, second.hasMore]).toEqual([onPage, true, 3, false])
    const all = [...first.cases, ...second.cases].map(({ summary }) => summary.case_id)
    expect(new Set(all).size).toBe(onPage + 3)
    expect(await idsFound(secondDeputy, '号泵站')).toEqual([])
  })

  it('says so while the index is still being read', async () => {
    const wordIndex: WordIndex = { ask: async () => ({ state: 'being_read', done: 3, of: 9 }) }
    expect(await search({ ...town.dependencies, wordIndex }, null, readQuery('长椅'))).toEqual({
      state: 'being_read',
      done: 3,
      of: 9,
    })
  })
})

describe('a search finds by words its reader may see, and by no others', () => {
  const nobody: readonly Actor[] = []
  const own = [deputy, secretary, assigner]
  const everyone: readonly (Actor | null)[] = [null, deputy, secondDeputy, secretary, assigner, committee, roads, water]

  const cases: readonly { words: string; of: keyof SearchedIds; seenBy: readonly (Actor | null)[] }[] = [
    { words: only.openText, of: 'open', seenBy: everyone },
    { words: only.openAnswer, of: 'open', seenBy: everyone },
    { words: only.hiddenByReviewer, of: 'open', seenBy: [...own, roads] },
    { words: only.openDraft, of: 'open', seenBy: nobody },
    { words: only.closedTitle, of: 'closed', seenBy: own },
    { words: only.closedText, of: 'closed', seenBy: own },
    { words: 'liaoting', of: 'closed', seenBy: own },
    { words: only.answerAnswer, of: 'answer', seenBy: everyone },
    { words: only.answerTitle, of: 'answer', seenBy: [...own, roads] },
    { words: only.answerText, of: 'answer', seenBy: [...own, roads] },
    { words: '"关于修缮藕塘廊桥的建议收悉"', of: 'answer', seenBy: [...own, roads] },
    { words: 'outangl', of: 'answer', seenBy: [...own, roads] },
    { words: `${only.answerAnswer} author:苗禾川`, of: 'answer', seenBy: [...own, roads] },
    { words: only.unnamedText, of: 'unnamed', seenBy: everyone },
    { words: `${only.unnamedText} 岑又青`, of: 'unnamed', seenBy: [secondDeputy, secretary] },
    { words: 'cenyouqing', of: 'unnamed', seenBy: [secondDeputy, secretary] },
    { words: '怕报复', of: 'unnamed', seenBy: [secondDeputy, secretary] },
  ]

  it.each(cases)('$words, of the case $of', async ({ words, of, seenBy: readers }) => {
    for (const actor of everyone) {
      const isSeen = readers.includes(actor)
      const who = actor?.personId ?? 'the public'
      expect((await idsFound(actor, words)).includes(ids[of]), `${who} by ${words}`).toBe(isSeen)
      // Whatever an index proposes.
      expect((await idsFound(actor, words, trusting)).includes(ids[of]), `${who} by ${words}`).toBe(isSeen)
    }
  })

  it('and nothing of what it shows holds what they may not see', async () => {
    const hidden = [
      only.hiddenByReviewer,
      only.closedTitle,
      only.closedText,
      only.answerTitle,
      only.answerText,
      '岑又青',
      '怕报复',
    ]
    for (const actor of [null, committee, water, people.thirdDeputy]) {
      for (const typed of ['长椅', only.answerAnswer, only.unnamedText, '建议', '修缮', '补种', '收悉']) {
        const shown = JSON.stringify(await found(actor, typed, trusting))
        for (const word of hidden) expect(shown).not.toContain(word)
      }
    }
  })

  it('and a minus takes nothing away for words they do not see', async () => {
    expect(await idsFound(null, `${only.answerAnswer} -${only.answerText}`)).toEqual([ids.answer])
    expect(await idsFound(secretary, `${only.answerAnswer} -${only.answerText}`)).toEqual([])
  })
})
