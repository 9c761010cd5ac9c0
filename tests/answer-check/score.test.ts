import { describe, expect, it } from 'vitest'
import { readPairs } from './pairs.ts'
import { type Figure, score } from './score.ts'

/** A little below what docs/quality.md tells: a change that costs more than a sentence or two is seen. */
const floors: readonly (readonly [Figure, number, number])[] = [
  ['point cut', 0.97, 0.93],
  ['point without an answer', 0.8, 0.83],
  ['answer placed', 0.92, 0.89],
  ['measure', 0.87, 0.95],
  ['date', 0.94, 0.97],
  ['unit', 0.85, 0.9],
  ['hollow', 0.95, 0.92],
]

describe('the check of replies, on the half it was not made by', () => {
  const { tallies } = score(readPairs('held-out'))

  it.each(floors)('finds: %s', (figure, precision, recall) => {
    const { right, said, meant } = tallies.get(figure) ?? { right: 0, said: 0, meant: 0 }
    expect(meant).toBeGreaterThan(20)
    expect(right / said).toBeGreaterThanOrEqual(precision)
    expect(right / meant).toBeGreaterThanOrEqual(recall)
  })
})

describe('the pairs', () => {
  it.each(['development', 'held-out'] as const)('of %s are thirty, each with points and a reply', (half) => {
    const pairs = readPairs(half)
    expect(pairs).toHaveLength(30)
    for (const { id, title, askedLines, replyLines } of pairs) {
      expect(title, id).not.toBe('')
      const points = askedLines.flatMap((line) => line.points)
      expect(points, id).toEqual(points.map((_, at) => at + 1))
      for (const point of replyLines.flatMap((line) => line.points)) expect(points, id).toContain(point)
    }
  })
})
