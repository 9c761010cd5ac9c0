import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, plainDate, weekdayOf } from '#kernel/plain-date.ts'
import type { WorkCalendar } from './calendar.ts'
import { type ClockRule, deadlineAfter, ruleFor } from './deadline.ts'

const name = { zh: '假日', en: 'Holiday' }

const calendar: WorkCalendar = new Map(
  [2025, 2026].map((year) => [
    year,
    {
      year,
      status: year === 2025 ? ('published' as const) : ('provisional' as const),
      source: `notice ${year}`,
      daysOff: new Map(['2026-05-01', '2026-05-04', '2026-05-05'].map((day) => [plainDate(day), name])),
      makeupWorkdays: new Map([[plainDate('2026-05-09'), name]]),
    },
  ]),
)

const months = (length: number): ClockRule => ({ length, unit: 'month', rollsOver: true, source: 'law' })
const workingDays = (length: number): ClockRule => ({ length, unit: 'working_day', rollsOver: false, source: 'law' })

function endOf(rule: ClockRule, start: string): string {
  const deadline = deadlineAfter(rule, plainDate(start), calendar)
  if (!deadline.ok) throw new Error(JSON.stringify(deadline.refusal))
  return deadline.value.day
}

describe('deadlineAfter', () => {
  it.each([
    { day: 'the day with the same number', start: '2026-01-15', end: '2026-04-15' },
    { day: 'the last day of a shorter month', start: '2025-11-30', end: '2026-03-02' },
    { day: 'the first working day after a holiday', start: '2026-02-01', end: '2026-05-06' },
    { day: 'the Monday after a Sunday', start: '2026-02-15', end: '2026-05-15' },
  ])('ends a clock of three months on $day', ({ start, end }) => {
    expect(endOf(months(3), start)).toBe(end)
  })

  it.each([
    { what: 'skips the weekend', start: '2026-03-05', days: 7, end: '2026-03-16' },
    { what: 'does not count the day it starts', start: '2026-03-02', days: 1, end: '2026-03-03' },
    { what: 'skips holidays and counts a made-up Saturday', start: '2026-04-30', days: 4, end: '2026-05-09' },
    { what: 'starts on a Sunday with the Monday', start: '2026-03-01', days: 1, end: '2026-03-02' },
  ])('a clock in working days $what', ({ start, days, end }) => {
    expect(endOf(workingDays(days), start)).toBe(end)
  })

  it('leaves a clock that does not roll over on a day off', () => {
    expect(endOf({ ...months(3), rollsOver: false }, '2026-02-01')).toBe('2026-05-01')
  })

  it('does not turn working days into calendar days', () => {
    expect(endOf({ length: 7, unit: 'day', rollsOver: false, source: 'law' }, '2026-03-05')).toBe('2026-03-12')
  })

  it('shows every day that did not count, with the reason and its source', () => {
    const deadline = deadlineAfter(months(3), plainDate('2026-02-01'), calendar)

    expect(deadline.ok && deadline.value.skipped.map(({ day, why }) => `${day} ${why}`)).toEqual([
      '2026-05-01 holiday',
      '2026-05-02 weekend',
      '2026-05-03 weekend',
      '2026-05-04 holiday',
      '2026-05-05 holiday',
    ])
    expect(deadline.ok && deadline.value.nominalDay).toBe('2026-05-01')
  })

  it('says that a deadline in a year without its notice is provisional', () => {
    const published = deadlineAfter(workingDays(1), plainDate('2025-03-03'), calendar)
    const provisional = deadlineAfter(workingDays(1), plainDate('2025-12-31'), calendar)

    expect(published.ok && published.value.provisional).toBe(false)
    expect(provisional.ok && provisional.value.provisional).toBe(true)
  })

  it('refuses a year whose calendar is not there', () => {
    expect(deadlineAfter(months(3), plainDate('2026-11-01'), calendar)).toEqual({
      ok: false,
      refusal: { code: 'calendar_missing', year: 2027 },
    })
  })

  it('never ends a clock of working days on a weekend that is not made up, and always after it started', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 60 }), (offset, days) => {
        const start = addDays(plainDate('2025-01-01'), offset)
        const deadline = deadlineAfter(workingDays(days), start, calendar)
        if (!deadline.ok) return true
        const { day } = deadline.value
        return day > start && (day === '2026-05-09' || (weekdayOf(day) !== 0 && weekdayOf(day) !== 6))
      }),
    )
  })
})

describe('a clock that ends on a day of the calendar', () => {
  const on = (month: number, day: number, year: 'same' | 'next' | 'first_after', rollsOver = true): ClockRule => ({
    unit: 'date',
    month,
    day,
    year,
    rollsOver,
    source: 'notice',
  })

  it.each([
    { year: 'same', start: '2025-03-01', end: '2025-06-30' },
    { year: 'same', start: '2025-06-30', end: '2025-06-30' },
    { year: 'same', start: '2025-07-01', end: '2025-06-30' },
    { year: 'next', start: '2025-03-01', end: '2026-06-30' },
    { year: 'first_after', start: '2025-06-29', end: '2025-06-30' },
    { year: 'first_after', start: '2025-06-30', end: '2026-06-30' },
    { year: 'first_after', start: '2025-07-01', end: '2026-06-30' },
  ] as const)('by the rule “$year” from $start is $end', ({ year, start, end }) => {
    expect(endOf(on(6, 30, year), start)).toBe(end)
  })

  it('rolls over a day off, or does not, as it says', () => {
    expect(endOf(on(5, 1, 'same'), '2026-03-02')).toBe('2026-05-06')
    expect(endOf(on(5, 1, 'same', false), '2026-03-02')).toBe('2026-05-01')
  })

  it('is another day for whom a variant holds', () => {
    const rule: ClockRule = {
      ...on(6, 30, 'same'),
      variants: [
        { when: { fact: 'proposedBy', in: ['party', 'federation'] }, rule: on(5, 12, 'same') },
        { when: { fact: 'proposedBy', in: ['party', 'province'] }, rule: on(4, 16, 'same') },
      ],
    }
    const end = (facts: Record<string, string>) => endOf(ruleFor(rule, facts), '2026-03-02')

    expect(end({ proposedBy: 'party' })).toBe('2026-05-12')
    expect(end({ proposedBy: 'province' })).toBe('2026-04-16')
    expect(end({ proposedBy: 'member' })).toBe('2026-06-30')
    expect(end({})).toBe('2026-06-30')
  })
})

describe('months granted on top', () => {
  const more = (rule: ClockRule, start: string, monthsMore: number) => {
    const deadline = deadlineAfter(rule, plainDate(start), calendar, monthsMore)
    return deadline.ok ? deadline.value.day : deadline.refusal.code
  }

  it('make one longer clock of months, whose end is the start’s own day', () => {
    expect(more(months(3), '2025-11-30', 0)).toBe('2026-03-02')
    expect(more(months(3), '2025-11-30', 1)).toBe('2026-03-30')
  })

  it('are counted from the last day of a clock in days or working days', () => {
    expect(more({ length: 7, unit: 'day', rollsOver: true, source: 'law' }, '2026-03-05', 1)).toBe('2026-04-13')
    expect(more(workingDays(7), '2026-03-05', 1)).toBe('2026-04-16')
  })
})

describe('what is provisional', () => {
  const provisional = (rule: ClockRule, start: string, monthsMore = 0) => {
    const deadline = deadlineAfter(rule, plainDate(start), calendar, monthsMore)
    return deadline.ok && deadline.value.provisional
  }

  it('is a deadline with a year in its working whose notice is not out, in the length or in the months on top', () => {
    expect(provisional(months(1), '2025-12-15')).toBe(true)
    expect(provisional(months(1), '2025-10-15')).toBe(false)
    expect(provisional({ ...months(1), rollsOver: false }, '2025-12-15')).toBe(false)
    expect(provisional(workingDays(5), '2025-11-03', 1)).toBe(false)
    expect(provisional(workingDays(5), '2025-11-26', 1)).toBe(true)
  })

  it('stays so where a later part of the working is in a year whose notice is out', () => {
    const out = new Map(calendar)
    const year = calendar.get(2025)
    if (year === undefined) throw new Error('no 2025')
    out.set(2025, { ...year, status: 'provisional' })
    out.set(2026, { ...year, year: 2026, status: 'published' })
    const deadline = deadlineAfter(workingDays(5), plainDate('2025-12-15'), out, 1)

    expect(deadline.ok && deadline.value.provisional).toBe(true)
  })

  it('is refused where the months on top end in a year without a calendar, or a working day’s count enters one', () => {
    const refusal = (start: string, monthsMore: number) =>
      deadlineAfter(workingDays(5), plainDate(start), calendar, monthsMore)

    expect(refusal('2026-12-01', 1)).toMatchObject({ refusal: { year: 2027 } })
    expect(refusal('2026-12-30', 1)).toMatchObject({ refusal: { year: 2027 } })
  })

  it('tells the days off of both parts of the working, where months were granted on working days', () => {
    const deadline = deadlineAfter(workingDays(1), plainDate('2026-04-10'), calendar, 1)

    expect(deadline.ok && deadline.value).toMatchObject({ day: '2026-05-13', nominalDay: '2026-05-13' })
    expect(deadline.ok && deadline.value.skipped.map(({ day }) => day)).toEqual(['2026-04-11', '2026-04-12'])
    const rolled = deadlineAfter(workingDays(1), plainDate('2026-04-01'), calendar, 1)
    expect(rolled.ok && rolled.value).toMatchObject({ day: '2026-05-06', nominalDay: '2026-05-02' })
  })

  it('leaves a clock of working days as it ended where no months were granted', () => {
    const deadline = deadlineAfter(workingDays(1), plainDate('2026-05-08'), calendar)

    expect(deadline.ok && deadline.value).toMatchObject({ day: '2026-05-09', nominalDay: '2026-05-09', skipped: [] })
  })
})
