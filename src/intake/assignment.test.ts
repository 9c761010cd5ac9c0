import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign } from './assignment.ts'

/** The greatest sum there is, by trying everything. */
function bestSum(worth: readonly (readonly number[])[], taken: ReadonlySet<number> = new Set()): number {
  const [row, ...rest] = worth
  if (row === undefined) return 0
  const without = bestSum(rest, taken)
  const withOne = row.map((value, column) =>
    taken.has(column) || value <= 0 ? 0 : value + bestSum(rest, new Set([...taken, column])),
  )
  return Math.max(without, ...withOne)
}

function boundBy(prices: readonly number[], worth: readonly (readonly number[])[]): number {
  const beyond = worth.map((row) => Math.max(0, ...row.map((value, column) => value - (prices[column] ?? 0))))
  return [...prices, ...beyond].reduce((sum, value) => sum + value, 0)
}

describe('assign', () => {
  it('finds the greatest sum, no column twice, nothing of no worth', () => {
    const table = fc.integer({ min: 1, max: 4 }).chain((columns) =>
      fc.array(fc.array(fc.integer({ min: -3, max: 9 }), { minLength: columns, maxLength: columns }), {
        maxLength: 5,
      }),
    )
    fc.assert(
      fc.property(table, (worth) => {
        const { columnOf: columns, prices } = assign(worth)
        const used = columns.filter((column) => column >= 0)
        expect(new Set(used).size).toBe(used.length)
        const values = columns.map((column, row) => (column < 0 ? 0 : (worth[row]?.[column] ?? 0)))
        expect(columns.every((column, row) => column < 0 || (worth[row]?.[column] ?? 0) > 0)).toBe(true)
        expect(values.reduce((sum, value) => sum + value, 0)).toBe(bestSum(worth))
        expect(boundBy(prices, worth)).toBeCloseTo(bestSum(worth), 9)
      }),
    )
  })

  it('tells by its prices what no other rows for the same columns can be worth more than', () => {
    const rows = fc.array(fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(rows, rows, (worth, others) => {
        const { prices } = assign(worth)
        expect(prices.every((price) => price >= 0)).toBe(true)
        expect(boundBy(prices, others)).toBeGreaterThanOrEqual(bestSum(others) - 1e-9)
      }),
    )
  })

  it('gives nothing for no rows', () => {
    expect(assign([]).columnOf).toEqual([])
  })
})
