import { describe, expect, it } from 'vitest'
import type { Figures } from './figures.ts'
import { withoutSmallCells } from './small-cells.ts'

function figures(group: string | null, changes: Partial<Figures> = {}): Figures {
  const counts = {
    received: 40,
    declined: 0,
    accepted: 40,
    answered: 30,
    timed: 30,
    onTime: 20,
    keyItems: 0,
    keyAnswered: 0,
  }
  return {
    group,
    ...counts,
    outcome: { adopted: 20, planned: 10 },
    attitude: {},
    result: { satisfied: 10, dissatisfied: 10 },
    ...changes,
  }
}

const none = figures(null, { received: 0, accepted: 0, answered: 0, timed: 0, onTime: 0, outcome: {}, result: {} })

/** Nothing is hidden in these. */
function told(groups: readonly Figures[], total = figures(null)) {
  return withoutSmallCells({ groups, total }, { groups: [], total: none })
}

describe('figures for anyone', () => {
  it('are told where every one of them is large enough', () => {
    const { groups, total } = told([figures('roads'), figures('parks')])

    expect(groups.map((one) => one.result)).toEqual([
      { satisfied: 10, dissatisfied: 10 },
      { satisfied: 10, dissatisfied: 10 },
    ])
    expect(total.answered).toBe(30)
  })

  it.each([
    { what: 'fewer than five of one outcome', part: 'outcome', changes: { outcome: { adopted: 26, planned: 4 } } },
    { what: 'one dissatisfied person', part: 'result', changes: { result: { satisfied: 19, dissatisfied: 1 } } },
    { what: 'everybody giving the same grade', part: 'result', changes: { result: { satisfied: 20 } } },
    {
      what: 'fewer than five who did not rate',
      part: 'result',
      changes: { result: { satisfied: 13, dissatisfied: 14 } },
    },
  ] as const)('withhold $what, there and in the next smallest group', ({ part, changes }) => {
    const { groups } = told([
      figures('roads', changes),
      figures('parks', { received: 60 }),
      figures('water', { received: 90 }),
    ])

    expect(groups.map((one) => one[part] === null)).toEqual([true, true, false])
  })

  it('tell five and withhold four', () => {
    const of = (declined: number) => told([figures('roads', { declined }), figures('parks')]).groups[0]?.declined

    expect([of(0), of(4), of(5)]).toEqual([0, null, 5])
  })

  it('withhold a group that would show a hidden case beside the public ones', () => {
    const hidden = (group: string, received: number) => ({ ...none, group, received })
    const groups = [figures('roads'), figures('parks', { received: 60 }), figures('water', { received: 90 })]
    const told = (others: readonly Figures[]) =>
      withoutSmallCells({ groups, total: figures(null) }, { groups: others, total: none }).groups.map(
        (one) => one.received,
      )

    expect(told([hidden('roads', 1), hidden('parks', 6)])).toEqual([null, null, 90])
    expect(told([hidden('roads', 1)])).toEqual([null, null, null])
    expect(told([hidden('roads', 5)])).toEqual([40, 60, 90])
  })

  it('withhold more groups until those withheld are large enough together', () => {
    const { groups } = told([
      figures('a', { declined: 1 }),
      figures('b', { declined: 2 }),
      figures('c', { declined: 6, received: 50 }),
      figures('d', { declined: 9, received: 90 }),
    ])

    expect(groups.map((one) => one.declined)).toEqual([null, null, null, 9])
  })

  it('tell the city’s totals, but of ratings only what is safe', () => {
    const one = figures('roads', { result: { satisfied: 19, dissatisfied: 1 }, declined: 1 })
    const { total } = told([one], { ...one, group: null })

    expect(total.declined).toBe(1)
    expect(total.result).toBeNull()
  })
})
