import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import { seenBy } from '#store/connect.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies } from '#tests/support/test-dependencies.ts'
import { readerOf } from './case-scope.ts'
import { findLike } from './find-like.ts'
import type { WordIndex } from './word-index/word-index.ts'

const { deputy, secondDeputy, secretary, committee, roads } = people
let test: TestDatabase
const ids = { benches: '', lamps: '', open: '' }

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const benches = await beginCase(test.db, '2026-03-02', {
    title: '关于在鹭洲步道增设长椅的建议',
    demands: '建议在鹭洲步道沿线每隔一百米增设一处长椅，方便老人歇脚。',
    publishText: false,
  })
  ids.benches = benches.caseId
  const lamps = await beginCase(test.db, '2026-03-02', {
    title: '关于更换棠梨巷路灯的建议',
    demands: '棠梨巷路灯昏暗，建议更换为节能灯。',
    publishText: false,
  })
  ids.lamps = lamps.caseId
  const open = await beginCase(test.db, '2026-03-02', {
    title: '关于鹭洲步道多放座椅的建议',
    demands: '鹭洲步道沿线座椅太少，请多放一些，方便老人歇脚。',
    publishText: true,
  })
  await open.act(secretary, '2026-03-03', 'register')
  await open.act(secretary, '2026-03-03', 'file')
  ids.open = open.caseId
})

afterAll(() => test.drop())

const asked = { title: '鹭洲步道加装长椅', text: '', demands: '建议在鹭洲步道沿线增设长椅，方便老人歇脚。' }

async function like(actor: Actor | null, question: Parameters<typeof findLike>[2] = asked, wordIndex?: WordIndex) {
  const dependencies = await testDependencies(test.db)
  const means = {
    ...dependencies,
    db: seenBy(test.db, readerOf(actor)),
    ...(wordIndex === undefined ? {} : { wordIndex }),
  }
  const answer = await findLike(means, actor, question)
  if (answer.state !== 'ready') throw new Error('not read yet')
  return answer.cases
}

describe('cases on the same matter', () => {
  it('are found by object, place and demand, likeliest first, and say which words they share', async () => {
    const found = await like(secretary)
    expect(found.map(({ summary }) => summary.case_id)).toEqual([ids.benches, ids.open])
    const [first] = found
    expect(first?.isLikely).toBe(true)
    expect(first?.likeness.place).toBe('same')
    const shared = first?.text.shared.map(({ one, other }) => [
      asked.demands.slice(one.start, one.end),
      first.text.text.slice(other.start, other.end),
    ])
    expect(shared).toContainEqual(['建议在鹭洲步道沿线', '建议在鹭洲步道沿线'])
    for (const [mine, theirs] of shared ?? []) expect(mine).toBe(theirs)
  })

  it('are not the one asked about', async () => {
    const found = await like(secretary, { ...asked, notCase: ids.benches })
    expect(found.map(({ summary }) => summary.case_id)).toEqual([ids.open])
  })

  it('are none for words that nothing says, and for next to no words', async () => {
    expect(await like(secretary, { title: '地铁票价', text: '', demands: '请降低票价。' })).toEqual([])
    expect(await like(secretary, { title: '椅', text: '', demands: '' })).toEqual([])
  })

  const readers: readonly { who: string; actor: Actor | null; sees: 'both' | 'public' }[] = [
    { who: 'its author', actor: deputy, sees: 'both' },
    { who: 'the secretariat', actor: secretary, sees: 'both' },
    { who: 'another deputy', actor: secondDeputy, sees: 'public' },
    { who: 'the committee of the CPPCC', actor: committee, sees: 'public' },
    { who: 'a unit that has none of them', actor: roads, sees: 'public' },
    { who: 'the public', actor: null, sees: 'public' },
  ]

  it.each(readers)('are shown to $who: $sees', async ({ actor, sees }) => {
    const found = await like(actor)
    expect(found.map(({ summary }) => summary.case_id)).toEqual(sees === 'both' ? [ids.benches, ids.open] : [ids.open])
    if (sees === 'public') expect(JSON.stringify(found)).not.toContain('每隔一百米')
  })

  it('are what the database shows the reader, whatever the index proposes', async () => {
    const trusting: WordIndex = {
      ask: async () => ({
        state: 'ready',
        found: Object.values(ids).map((id) => ({ key: `case/${id}`, score: 1, kind: 'case', day: null, audience: [] })),
      }),
    }
    expect((await like(null, asked, trusting)).map(({ summary }) => summary.case_id)).toEqual([ids.open])
  })

  it('are not there while the index is being read', async () => {
    const reading: WordIndex = { ask: async () => ({ state: 'being_read', done: 3, of: 10 }) }
    await expect(like(secretary, asked, reading)).rejects.toThrow('not read yet')
  })
})
