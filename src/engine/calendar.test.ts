import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { standingOf, type WorkCalendar } from './calendar.ts'

const holiday = { zh: '劳动节', en: 'Labour Day' }
const swap = { zh: '调休', en: 'Made up' }
const calendar: WorkCalendar = new Map([
  [
    2026,
    {
      year: 2026,
      status: 'provisional',
      source: 'notice 7',
      daysOff: new Map([[plainDate('2026-05-01'), holiday]]),
      makeupWorkdays: new Map([[plainDate('2026-05-09'), swap]]),
    },
  ],
])

describe('a day of the calendar', () => {
  it.each([
    { day: '2026-05-01', working: false, why: 'holiday', name: holiday },
    { day: '2026-05-09', working: true, why: 'makeup_workday', name: swap },
    { day: '2026-05-08', working: true, why: 'workday', name: null },
    { day: '2026-05-10', working: false, why: 'weekend', name: null },
    { day: '2026-05-16', working: false, why: 'weekend', name: null },
    { day: '2026-05-18', working: true, why: 'workday', name: null },
  ])('$day is a $why', ({ day, ...standing }) => {
    expect(standingOf(plainDate(day), calendar)).toEqual({
      ok: true,
      value: { day, source: 'notice 7', provisional: true, ...standing },
    })
  })

  it('is not known in a year without its notice', () => {
    expect(standingOf(plainDate('2027-01-01'), calendar)).toEqual({
      ok: false,
      refusal: { code: 'calendar_missing', year: 2027 },
    })
  })
})
