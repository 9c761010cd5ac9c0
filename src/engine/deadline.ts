import { addDays, addMonths, type PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result } from '#kernel/result.ts'
import { type CalendarMissing, type DayStanding, standingOf, type WorkCalendar } from './calendar.ts'

/** How long a step may take, as a profile declares it. */
export type ClockRule = {
  readonly length: number
  readonly unit: 'working_day' | 'day' | 'month'
  /** When the last day is a day off, the next working day counts instead (民法典 art. 203). */
  readonly rollsOver: boolean
  /** Legal basis: document and article. */
  readonly source: string
}

/** A deadline with its working, so that anyone can follow it day by day. */
export type Deadline = {
  readonly day: PlainDate
  /** The day the clock alone would end on, before it rolled over a day off. */
  readonly nominalDay: PlainDate
  /** The days looked at that did not count, in order. */
  readonly skipped: readonly DayStanding[]
  /** True when a year entered the working whose notice is not out yet. */
  readonly provisional: boolean
}

/**
 * Gives the last day on which a step is still on time, with its working.
 *
 * The starting day is not counted (民法典 art. 201). A clock in months ends on the day with the same
 * number, or on the last day of a shorter month (art. 202). Units are never converted into one
 * another: seven working days are not "about nine days".
 *
 * @returns the deadline, or a refusal for a year without a calendar.
 */
export function deadlineAfter(
  rule: ClockRule,
  start: PlainDate,
  calendar: WorkCalendar,
): Result<Deadline, CalendarMissing> {
  if (rule.unit === 'working_day') return countWorkingDays(start, rule.length, calendar)

  const nominalDay = rule.unit === 'month' ? addMonths(start, rule.length) : addDays(start, rule.length)
  if (!rule.rollsOver) return ok({ day: nominalDay, nominalDay, skipped: [], provisional: false })

  const rolled = countWorkingDays(addDays(nominalDay, -1), 1, calendar)
  return rolled.ok ? ok({ ...rolled.value, nominalDay }) : rolled
}

function countWorkingDays(start: PlainDate, count: number, calendar: WorkCalendar): Result<Deadline, CalendarMissing> {
  const skipped: DayStanding[] = []
  let day = start
  let counted = 0
  let provisional = false
  while (counted < count) {
    day = addDays(day, 1)
    const standing = standingOf(day, calendar)
    if (!standing.ok) return standing
    provisional ||= standing.value.provisional
    if (standing.value.working) counted += 1
    else skipped.push(standing.value)
  }
  return ok({ day, nominalDay: day, skipped, provisional })
}
