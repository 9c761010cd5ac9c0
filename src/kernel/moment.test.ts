import { describe, expect, it } from 'vitest'
import { hoursBefore, isMoment, wallDay, wallMoment } from './moment.ts'

describe('a moment by the clock on the wall', () => {
  it.each(['2026-01-20T14:00', '2024-02-29T00:00', '2026-12-31T23:59'])('is %s', (text) => {
    expect(isMoment(text)).toBe(true)
  })

  it.each([
    '2026-02-29T10:00',
    '2026-01-20T24:00',
    '2026-01-20 14:00',
    '2026-01-20',
    '2026-01-20T14:00:00',
    'T14:00',
    '',
  ])('is not “%s”', (text) => {
    expect(isMoment(text)).toBe(false)
  })

  it('has its hours before it, over midnight too, on the day of the wall', () => {
    expect(hoursBefore('2026-01-20T14:00', 4)).toBe('2026-01-20T02:00:00.000Z')
    expect(wallMoment(hoursBefore('2026-01-20T14:00', 4))).toBe('2026-01-20T10:00')
    expect(wallMoment(hoursBefore('2026-01-20T03:30', 4))).toBe('2026-01-19T23:30')
    expect(wallDay(hoursBefore('2026-01-20T03:30', 4))).toBe('2026-01-19')
    expect(wallDay('2026-01-19T16:00:00.000Z')).toBe('2026-01-20')
  })
})
