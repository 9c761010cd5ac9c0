import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from './analyse.ts'
import { type IndexedDocument, type IndexQuery, MatchingIndex } from './matching-index.ts'
import { signsOf } from './signs-of.ts'
import { zones } from './zone.ts'

const plain = { kind: 'case', day: null, audience: ['everybody'] } as const

function titled(key: string, title: string, facts: Partial<IndexedDocument> = {}): IndexedDocument {
  return { ...plain, key, fields: [{ zone: 'title', analysed: analyse(title, true) }], ...facts }
}

function anyOf(text: string, more: Partial<IndexQuery> = {}): IndexQuery {
  return { clauses: [...new Set(analyse(text).terms)].map((term) => ({ anyOf: [term] })), limit: 10, ...more }
}

function allOf(text: string, more: Partial<IndexQuery> = {}): IndexQuery {
  const query = anyOf(text, more)
  return { ...query, clauses: query.clauses.map((clause) => ({ ...clause, must: true })) }
}

const keysOf = (index: MatchingIndex, query: IndexQuery): readonly string[] => index.search(query).map(({ key }) => key)

function smallIndex(): MatchingIndex {
  const index = new MatchingIndex()
  index.put(titled('case/1', '关于在西岸步道增设长椅的建议'))
  index.put(titled('case/2', '关于老旧小区加装电梯的建议', { day: 100 }))
  index.put(titled('case/3', '關於老舊小區電梯維保的建議', { day: 200, audience: ['office'] }))
  index.put(titled('unit/1', 'Parks and Greening Office 绿化局', { kind: 'unit' }))
  return index
}

describe('an index', () => {
  it('finds by rare words before common ones, and traditional characters by simplified', () => {
    expect(keysOf(smallIndex(), anyOf('小区电梯的建议'))).toEqual(['case/3', 'case/2', 'case/1'])
    expect(keysOf(smallIndex(), allOf('小区 电梯'))).toEqual(['case/3', 'case/2'])
  })

  it('finds by words of letters without regard to case, by one character, and by how a word begins', () => {
    const index = smallIndex()
    expect(keysOf(index, allOf('PARKS greening'))).toEqual(['unit/1'])
    expect(keysOf(index, allOf('椅'))).toEqual(['case/1'])
    expect(index.wordsBeginning('gree', 5)).toEqual(['greening'])
    expect(keysOf(index, { clauses: [{ anyOf: [], beginning: 'gree', must: true }], limit: 5 })).toEqual(['unit/1'])
    expect(keysOf(index, { clauses: [{ anyOf: [], beginning: 'grex', must: true }], limit: 5 })).toEqual([])
  })

  it('is narrowed by kind, by days, and by who asks', () => {
    const index = smallIndex()
    expect(keysOf(index, anyOf('绿化电梯', { kinds: ['unit'] }))).toEqual(['unit/1'])
    expect(keysOf(index, anyOf('电梯', { since: 100, until: 199 }))).toEqual(['case/2'])
    expect(keysOf(index, anyOf('电梯', { since: 200 }))).toEqual(['case/3'])
    expect(keysOf(index, anyOf('电梯', { mayBeSeen: (audience) => audience.includes('everybody') }))).toEqual([
      'case/2',
    ])
  })

  it('is narrowed to a zone', () => {
    const index = new MatchingIndex()
    index.put({ ...titled('case/1', '电梯'), fields: [{ zone: 'text', analysed: analyse('电梯') }] })
    index.put(titled('case/2', '电梯'))
    const [clause] = anyOf('电梯').clauses
    expect(
      keysOf(index, { clauses: [{ anyOf: clause?.anyOf ?? [], zones: ['title'], must: true }], limit: 5 }),
    ).toEqual(['case/2'])
  })

  it('forgets at once what is removed or replaced, and keeps nothing of it when it is tidied', () => {
    const index = smallIndex()
    index.put(titled('case/1', '关于修剪梧桐的建议'))
    expect(index.remove('case/2')).toBe(true)
    expect(index.remove('case/2')).toBe(false)
    expect(keysOf(index, anyOf('长椅电梯梧桐'))).toEqual(['case/1', 'case/3'])
    expect(keysOf(index, allOf('长椅'))).toEqual([])
    expect(index.countOf(analyse('长椅').terms[0] ?? 0)).toBe(1)
    const tidied = index.withoutDead()
    expect(tidied.countOf(analyse('长椅').terms[0] ?? 0)).toBe(0)
    expect([tidied.size, tidied.dead]).toEqual([3, 0])
    expect(keysOf(tidied, anyOf('长椅电梯梧桐'))).toEqual(['case/1', 'case/3'])
    expect(tidied.wordsBeginning('gree', 5)).toEqual(['greening'])
  })

  it('gives in rank order as much as is asked, each once', () => {
    const index = new MatchingIndex()
    for (let at = 0; at < 300; at += 1) index.put(titled(`case/${at}`, at % 3 === 0 ? '电梯维保' : '电梯'))
    const all = [...index.inRankOrder(anyOf('电梯维保', { limit: 7 }))].map(({ key }) => key)
    expect(all).toHaveLength(300)
    expect(new Set(all).size).toBe(300)
    expect(all[0]).toBe('case/297')
  })
})

describe('the best of a search', () => {
  const characters = fc.constantFrom(...'路灯桥树学校车站水')
  const text = fc.string({ unit: characters, minLength: 1, maxLength: 12 })
  const change = fc.record({ key: fc.integer({ min: 0, max: 400 }), text, isRemoval: fc.boolean(), open: fc.boolean() })

  it('are those that counting every document gives, whatever was put in, replaced and removed', () => {
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 900, size: 'max' }),
        text,
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        (changes, asked, limit, must) => {
          const index = new MatchingIndex(1)
          const held = new Map<string, IndexedDocument>()
          let worded: string[] = []
          for (const { key: number, text: words, isRemoval, open } of changes) {
            const key = `case/${number}`
            worded = worded.filter((one) => one !== key)
            const document = titled(key, words, { audience: [open ? 'everybody' : 'office'] })
            if (isRemoval && number % 4 === 0) index.remove(key)
            else index.put(document)
            if (isRemoval && number % 4 === 0) held.delete(key)
            else {
              held.set(key, document)
              worded.push(key)
            }
          }
          const query: IndexQuery = {
            ...(must ? allOf : anyOf)(asked, { limit, mayBeSeen: (audience) => audience.includes('everybody') }),
          }
          const got = index.search(query)
          const wanted = counted(index, held, worded, query)
          expect(got.map(({ key }) => wanted.get(key)?.toFixed(3))).toEqual(
            [...wanted.values()].slice(0, limit).map((score) => score.toFixed(3)),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('words that stand in very many documents', () => {
  const index = new MatchingIndex()
  const held = new Map<string, IndexedDocument>()
  const count = 46_000
  const letterOf = (at: number, place: number): string =>
    '路灯桥树站'.charAt((Math.imul(at + 1, 7_919 + place * 104_729) >>> 9) % 5)
  for (let at = 0; at < count; at += 1) {
    const words = Array.from({ length: 3 + (at % 5) }, (_, place) => letterOf(at, place)).join('')
    const document = titled(`case/${at}`, words, { day: at >> 4, audience: [at % 7 === 0 ? 'office' : 'everybody'] })
    index.put(document)
    held.set(document.key, document)
  }
  for (let at = 0; at < count; at += 9) {
    index.remove(`case/${at}`)
    held.delete(`case/${at}`)
  }
  const mayBeSeen = (audience: readonly string[]): boolean => audience.includes('everybody')
  const all = [...held.keys()]

  it.each([
    ['all of them', allOf('路 灯', { limit: 30, mayBeSeen })],
    ['any of them', anyOf('路 灯 桥 树 站', { limit: 30, mayBeSeen })],
    ['one alone', allOf('站', { limit: 500, mayBeSeen })],
  ])('are found as counting every document finds them: %s', (_, query) => {
    const wanted = counted(index, held, all, query)
    const got = index.search(query)
    expect(got.map(({ score }) => score.toFixed(3))).toEqual(
      [...wanted.values()].slice(0, query.limit).map((score) => score.toFixed(3)),
    )
    expect(got.every(({ key, score }) => wanted.get(key)?.toFixed(3) === score.toFixed(3))).toBe(true)
    // Of two alike the newer comes first.
    const numbers = got.map(({ key }) => Number(key.slice('case/'.length)))
    for (const [at, one] of got.entries())
      if (one.score === got[at + 1]?.score) expect(numbers[at]).toBeGreaterThan(numbers[at + 1] ?? 0)
  })

  it('are narrowed by days, kinds and how many of them must be there', () => {
    const narrow = allOf('路 灯', { limit: 9_999, since: 900, until: 1_100, mayBeSeen })
    const found = index.search(narrow)
    const wanted = [...counted(index, held, all, { ...narrow, limit: 9_999 }).keys()].filter((key) => {
      const day = held.get(key)?.day ?? -1
      return day >= 900 && day <= 1_100
    })
    expect(new Set(found.map(({ key }) => key))).toEqual(new Set(wanted))
    expect(wanted.length).toBeGreaterThan(100)
    expect(index.search({ ...narrow, kinds: ['unit'] })).toEqual([])
    const four = index.search(anyOf('路 灯 桥 树 站', { limit: 9_999, atLeast: 4, mayBeSeen }))
    expect(four.length).toBeGreaterThan(0)
    for (const { key } of four) {
      const terms = new Set(held.get(key)?.fields[0]?.analysed.terms)
      expect(analyse('路 灯 桥 树 站').terms.filter((term) => terms.has(term)).length).toBeGreaterThanOrEqual(4)
    }
  })
})

/** Every document that may be found, by its score, as plain counting has it. */
function counted(
  index: MatchingIndex,
  held: ReadonlyMap<string, IndexedDocument>,
  order: readonly string[],
  query: IndexQuery,
): ReadonlyMap<string, number> {
  const length = Math.round(index.size / (1 - index.dead))
  const scored: [string, number][] = []
  for (const key of order) {
    const document = held.get(key)
    if (document === undefined || !document.audience.includes('everybody')) continue
    const signs = signsOf(document.fields)
    const weights = query.clauses.map(({ anyOf: [term = 0] }) => {
      const count = index.countOf(term)
      return ((signs.get(term) ?? 0) & 15) * (Math.log(1 + (length - count + 0.5) / (count + 0.5)) / 15)
    })
    const isFound = query.clauses.some(({ must }) => must)
      ? weights.every((weight) => weight > 0)
      : weights.some(Boolean)
    if (isFound) scored.push([key, weights.reduce((sum, weight) => sum + weight, 0)])
  }
  return new Map(scored.sort((one, other) => other[1] - one[1]))
}

describe('a term’s signs', () => {
  it('weigh more in a title and where it comes again, and name every zone it stands in', () => {
    const [term = 0] = analyse('电梯').terms
    const inText = signsOf([{ zone: 'text', analysed: analyse('电梯') }]).get(term) ?? 0
    const twice = signsOf([{ zone: 'text', analysed: analyse('电梯，电梯') }]).get(term) ?? 0
    const both =
      signsOf([
        { zone: 'title', analysed: analyse('电梯') },
        { zone: 'text', analysed: analyse('电梯') },
      ]).get(term) ?? 0
    expect(twice & 15).toBeGreaterThan(inText & 15)
    expect(both & 15).toBeGreaterThan(inText & 15)
    expect(both & 0xf0).toBe(zones.title.sign | zones.text.sign)
  })
})
