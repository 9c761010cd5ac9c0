import type { Label } from '#kernel/label.ts'
import { type PlainDate, weekdayOf, yearOf } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'

/** One year's days off, as its notice names them. Weekends are off unless they are made up. */
export type CalendarYear = {
  readonly year: number
  /** 'provisional': the statute's holidays only, while the year's notice is not out. */
  readonly status: 'published' | 'provisional'
  /** Title and number of the notice. */
  readonly source: string
  readonly daysOff: ReadonlyMap<PlainDate, Label>
  readonly makeupWorkdays: ReadonlyMap<PlainDate, Label>
}

/** Days off are published year by year: they can be looked up but not computed. */
export type WorkCalendar = ReadonlyMap<number, CalendarYear>

export type CalendarMissing = { readonly code: 'calendar_missing'; readonly year: number }

/** Why a day does or does not count as a working day. */
export type DayStanding = {
  readonly day: PlainDate
  readonly working: boolean
  readonly why: 'workday' | 'makeup_workday' | 'weekend' | 'holiday'
  readonly name: Label | null
  readonly source: string
  readonly provisional: boolean
}

/** @returns how a day stands, or a refusal for a year without a calendar. */
export function standingOf(day: PlainDate, calendar: WorkCalendar): Result<DayStanding, CalendarMissing> {
  const year = calendar.get(yearOf(day))
  if (year === undefined) return refuse({ code: 'calendar_missing', year: yearOf(day) })

  const shared = { day, source: year.source, provisional: year.status === 'provisional' }
  const holiday = year.daysOff.get(day)
  if (holiday !== undefined) return ok({ ...shared, working: false, why: 'holiday', name: holiday })

  const makeup = year.makeupWorkdays.get(day)
  if (makeup !== undefined) return ok({ ...shared, working: true, why: 'makeup_workday', name: makeup })

  const weekday = weekdayOf(day)
  const weekend = weekday === 0 || weekday === 6
  return ok({ ...shared, working: !weekend, why: weekend ? 'weekend' : 'workday', name: null })
}
