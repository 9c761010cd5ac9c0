import { describe, expect, it } from 'vitest'
import { f1Of } from './tally.ts'
import { dutiesRead, markedPages, scoreDuties } from './who-and-when.ts'

const halves = ['zh-developed', 'zh-kept-back', 'en-developed', 'en-kept-back'] as const

describe('who is to do what, and by when', () => {
  it.each(halves)('every quote of %s is its place in the source', (half) => {
    for (const page of markedPages(half)) {
      const { items, units, dues } = dutiesRead(page)
      for (const { quote, start, end } of [...units, ...dues, ...items])
        expect(page.text.slice(start, end).replace(/[\r\n]+/g, '')).toBe(quote)
    }
  })

  it.each([
    ['zh-developed', 0.95, 0.97],
    ['zh-kept-back', 0.95, 0.97],
    ['en-developed', 0.88, 0.9],
    ['en-kept-back', 0.75, 0.9],
  ] as const)('%s: units F1 at least %d, terms %d, and no day that is found is wrong', (half, units, terms) => {
    const { unit, due, days } = scoreDuties(markedPages(half))
    expect(f1Of(unit)).toBeGreaterThanOrEqual(units)
    expect(f1Of(due)).toBeGreaterThanOrEqual(terms)
    expect(days.right).toBe(days.all)
  })
})
