import { describe, expect, it } from 'vitest'
import type { TitleAside } from './draft.ts'
import { joinTitles } from './title-joins.ts'

type Shape = { readonly runOf: (title: number) => number; readonly bodyOf: (title: number) => number }

/** Titles as a page might hold them; each stands before the body the shape gives it. */
function titlesOn(count: number, { runOf, bodyOf }: Shape): TitleAside[] {
  return Array.from({ length: count }, (_, at) => ({
    order: at,
    stretch: { from: at, to: at + 1, start: at * 30, end: at * 30 + 14 },
    words: `代表热议第${at}号渡口的改造`,
    after: bodyOf(at) - 1,
    before: bodyOf(at),
    run: runOf(at),
    gap: at > 0 && runOf(at) === runOf(at - 1) ? 0 : 1,
    reportsAct: at % 2 === 0,
    cutsSentence: false,
  }))
}

const bodiesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => `昨天上午，代表热议第${at}号渡口，希望早日完成改造。`)

const weighingsOf = (count: number, bodies: number, shape: Shape) =>
  joinTitles(titlesOn(count, shape), bodiesOf(bodies)).weighings

describe('joining titles to bodies', () => {
  it.each<[string, Shape, (count: number) => number]>([
    ['one body under titles that stand alone', { runOf: (at) => at, bodyOf: () => 0 }, () => 1],
    ['one body under titles in fours', { runOf: (at) => Math.floor(at / 4), bodyOf: () => 0 }, () => 1],
    ['one body under a single long list of titles', { runOf: () => 0, bodyOf: () => 0 }, () => 1],
    ['nine bodies under many titles each', { runOf: (at) => at, bodyOf: (at) => at % 9 }, () => 9],
    ['as many bodies as titles', { runOf: (at) => at, bodyOf: (at) => at }, (count) => count],
  ])('four times the titles are four times the work: %s', (_, shape, bodies) => {
    const small = weighingsOf(300, bodies(300), shape)
    const large = weighingsOf(1200, bodies(1200), shape)

    expect(small).toBeGreaterThan(0)
    expect(large / small).toBeLessThan(4.4)
  })

  it('a body still finds its own title among hundreds of others', () => {
    const others = titlesOn(400, { runOf: (at) => at, bodyOf: () => 0 })
    const own = others[273]
    if (own === undefined) throw new Error('a title expected')
    const titles = others.map((title) => (title === own ? { ...own, words: '盐场老仓库改作图书馆' } : title))

    const { unitOf, unplaced } = joinTitles(titles, ['代表们昨天走进盐场老仓库，听取改作图书馆的方案。'])

    expect(unitOf.get(0)).toEqual([273])
    expect(unplaced).toHaveLength(399)
  })
})
