import { describe, expect, it } from 'vitest'
import { talkOf } from './answer-turns.ts'
import type { Item } from './reading.ts'

type Said = readonly [kind: Item['kind'], speaker: string | null]

function talk(...said: readonly Said[]) {
  const items = said.map(
    ([kind, speaker], at): Item => ({
      ...{ kind, speaker, article: 0, session: null, verb: null, quote: `第${at}句` },
      ...{ start: 10 * at, end: 10 * at + 5 },
    }),
  )
  const answering = new Set(items.flatMap(({ kind }, at) => (kind === 'follow_up' || kind === 'directive' ? [at] : [])))
  return talkOf(
    items,
    items.map((_, at) => at),
    answering,
  )
}

describe('talkOf', () => {
  it('lets those who raise matters and those who answer take turns, speaker by speaker', () => {
    const { placeOf, stretch, exchanges } = talk(
      ['suggestion', '邬若兰'],
      ['suggestion', '璩海川'],
      ['follow_up', '麴云生'],
      ['follow_up', '麴云生'],
      ['directive', '阮清和'],
      ['topic', '邬若兰'],
      ['follow_up', '麴云生'],
    )

    expect(placeOf(1)).toEqual({ stretch: 0, turn: 1, turns: 2, place: 0 })
    expect(placeOf(3)).toEqual({ stretch: 1, turn: 0, turns: 2, place: 1 })
    expect(placeOf(4)).toEqual({ stretch: 1, turn: 1, turns: 2, place: 0 })
    expect(stretch(1)).toEqual([2, 3, 4])
    expect(placeOf(6)).toMatchObject({ stretch: 3 })
    expect(exchanges).toBe(2)
  })

  it('takes what nobody is named for as said by whoever spoke last', () => {
    const { placeOf } = talk(['topic', null], ['follow_up', '麴云生'], ['follow_up', null])

    expect(placeOf(2)).toEqual({ stretch: 1, turn: 0, turns: 1, place: 1 })
  })

  it('passes over what neither raises nor answers, and does not call an opening speech an exchange', () => {
    const { placeOf, stretch, exchanges } = talk(
      ['directive', '阮清和'],
      ['topic', null],
      ['assessment', '阮清和'],
      ['topic', null],
    )

    expect(placeOf(2)).toBeUndefined()
    expect(stretch(1)).toEqual([1, 3])
    expect(stretch(2)).toEqual([])
    expect(exchanges).toBe(0)
  })
})
