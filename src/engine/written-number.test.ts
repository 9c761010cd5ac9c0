import { describe, expect, it } from 'vitest'
import { readNumber, writtenNumber } from './written-number.ts'

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
