import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { daysLateText, dayText, deadlineStanding, weekdayText } from './day-text.ts'

describe('days in words', () => {
  it('writes a day as each language does', () => {
    expect(dayText(plainDate('2026-03-02'), 'zh')).toBe('2026年3月2日')
    expect(dayText(plainDate('2026-03-02'), 'en')).toBe('2 March 2026')
    expect(weekdayText(plainDate('2026-03-02'), 'zh')).toBe('周一')
    expect(weekdayText(plainDate('2026-03-01'), 'en')).toBe('Sunday')
  })

  it.each([
    { today: '2026-06-03', zh: '还有1天', en: '1 day left' },
    { today: '2026-06-04', zh: '今天到期', en: 'due today' },
    { today: '2026-06-05', zh: '已逾期1天', en: '1 day late' },
    { today: '2026-06-06', zh: '已逾期2天', en: '2 days late' },
  ])('says of a deadline on 4 June 2026, on $today: $en', ({ today, zh, en }) => {
    const deadline = plainDate('2026-06-04')
    expect(deadlineStanding(deadline, plainDate(today), 'zh')).toBe(zh)
    expect(deadlineStanding(deadline, plainDate(today), 'en')).toBe(en)
  })

  it('says by how much something came too late', () => {
    expect(daysLateText(1, 'en')).toBe('1 day late')
    expect(daysLateText(3, 'zh')).toBe('逾期3天')
  })
})
