import { describe, expect, it } from 'vitest'
import { libraryProfile } from '#tests/support/library-card.ts'
import { numberSeries, readNumber, writtenNumber } from './written-number.ts'

describe('a number of a series', () => {
  it.each([
    { pattern: '{year}-{number:4}', written: '2026-0012' },
    { pattern: '建复〔{year}〕{number}号', written: '建复〔2026〕12号' },
    { pattern: undefined, written: '2026-12' },
  ])('is written as $written and read again', ({ pattern, written }) => {
    expect(writtenNumber(pattern, '2026', 12)).toBe(written)
    expect(readNumber(pattern, written)).toEqual({ year: '2026', number: 12 })
  })

  it('written otherwise is not read', () => {
    expect(readNumber('{year}-{number:4}', '第12号')).toBeUndefined()
    expect(readNumber('({year})-{number}', '2026-12')).toBeUndefined()
  })
})

describe('a law’s series', () => {
  it('is counted by kind of case, law, series and year', () => {
    expect(numberSeries(libraryProfile, 'card', '2026')).toBe('library-card/small-town/card/2026')
  })

  it('may be written with ten digits or more, without a year, and without a number that could be read back', () => {
    expect(writtenNumber('{number:12}', '2026', 7)).toBe('000000000007')
    expect(readNumber('{year}-{number:12}', '2026-7')).toEqual({ year: '2026', number: 7 })
    expect(readNumber('{number}', '7')).toBeUndefined()
    expect(readNumber('{year}', '2026')).toBeUndefined()
    expect(readNumber('x', 'x')).toBeUndefined()
  })
})
