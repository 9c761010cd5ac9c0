import { describe, expect, it } from 'vitest'
import { denseText } from './dense-text.ts'
import { nearestPlaces } from './nearest-places.ts'

const whole = denseText('甲局办。乙\n局办，甲 局也办。')

describe('the places where words stand', () => {
  it('are all there are, over the breaks of lines, in the order of the text', () => {
    expect(nearestPlaces(whole, '局办', 9, 5)).toEqual({
      count: 2,
      nearest: [
        { start: 1, end: 3 },
        { start: 6, end: 8 },
      ],
    })
    expect(nearestPlaces(whole, '甲局', 0, 5).nearest).toEqual([
      { start: 0, end: 2 },
      { start: 9, end: 12 },
    ])
  })

  it('are the nearest where there are too many to be listed, and all are counted', () => {
    expect(nearestPlaces(whole, '局', 12, 2)).toEqual({
      count: 3,
      nearest: [
        { start: 6, end: 7 },
        { start: 11, end: 12 },
      ],
    })
  })

  it('are before and behind it alike, where they stand a hundred thousand times', () => {
    const { count, nearest } = nearestPlaces(denseText('局'.repeat(100_000)), '局', 50_000, 3)
    expect([count, nearest.map(({ start }) => start)]).toEqual([100_000, [49_999, 50_000, 50_001]])
  })

  it('are none of words that are not there, and of no words', () => {
    expect(nearestPlaces(whole, '丙局', 0, 5)).toEqual({ count: 0, nearest: [] })
    expect(nearestPlaces(whole, ' \n', 0, 5)).toEqual({ count: 0, nearest: [] })
  })
})
