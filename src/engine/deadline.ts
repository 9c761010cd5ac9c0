import { addDays, addMonths, type PlainDate, plainDateOf, yearOf } from '#kernel/plain-date.ts'
import { ok, type Result } from '#kernel/result.ts'
import { type CalendarMissing, type DayStanding, standingOf, type WorkCalendar } from './calendar.ts'
import type { Fields } from './case-file.ts'
import { type FactCondition, factHolds } from './fact-condition.ts'

/** From what a clock counts when several acts could start it: being assigned, reaching the unit, being signed for. */
export type Anchor = 'assignment' | 'delivery' | 'receipt'

/** How long a step may take, as a profile declares it. */
export type ClockRule = {
  /** When the last day is a day off, the next working day counts instead (民法典 art. 203). */
  readonly rollsOver: boolean
  /** Legal basis: document and article. */
  readonly source: string
  /** Set by the installation or taken from a text that was not at hand, not by the law. */
  readonly verified?: false
  /** Absent: the clock counts from whatever act starts it. */
  readonly anchor?: Anchor
  /** By how much it may be lengthened; absent: the law says nothing of it. */
  readonly extension?: { readonly mostMonths: number; readonly source: string }
  /** Other rules for some cases, the first that applies; e.g. by who proposes. */
  readonly variants?: readonly ClockVariant[]
} & (
  | { readonly unit: 'working_day' | 'day' | 'month'; readonly length: number }
  | {
      /** A day of the calendar that every year has, whatever day the clock starts. */
      readonly unit: 'date'
      readonly month: number
      readonly day: number
      /** Of the year it starts in, of the year after, or the first such day after the start. */
      readonly year: 'same' | 'next' | 'first_after'
    }
)

export type ClockVariant = {
  readonly when: FactCondition
  readonly rule: ClockRule
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

/** The rule that holds for a case with these facts: the first variant that applies, else the rule itself. */
export function ruleFor(rule: ClockRule, facts: Fields): ClockRule {
  return rule.variants?.find(({ when }) => factHolds(when, facts))?.rule ?? rule
}

/**
 * Gives the last day on which a step is still on time, with its working.
 *
 * The starting day is not counted (民法典 art. 201). A clock in months ends on the day with the same
 * number, or on the last day of a shorter month (art. 202). Units are never converted into one
 * another: seven working days are not "about nine days". Months granted on top of months make one
 * longer clock; on top of anything else they are counted from its own last day.
 *
 * @returns the deadline, or a refusal for a year without a calendar.
 */
export function deadlineAfter(
  rule: ClockRule,
  start: PlainDate,
  calendar: WorkCalendar,
  monthsMore = 0,
): Result<Deadline, CalendarMissing> {
  if (rule.unit !== 'working_day') return ended(nominalDayOf(rule, start, monthsMore), rule.rollsOver, calendar)

  const counted = countWorkingDays(start, rule.length, calendar)
  if (!counted.ok || monthsMore === 0) return counted
  return ended(addMonths(counted.value.day, monthsMore), true, calendar, counted.value)
}

function nominalDayOf(
  rule: Exclude<ClockRule, { readonly unit: 'working_day' }>,
  start: PlainDate,
  monthsMore: number,
): PlainDate {
  if (rule.unit === 'month') return addMonths(start, rule.length + monthsMore)
  const day = rule.unit === 'date' ? calendarDay(rule, start) : addDays(start, rule.length)
  return addMonths(day, monthsMore)
}

function calendarDay(rule: Extract<ClockRule, { readonly unit: 'date' }>, start: PlainDate): PlainDate {
  const same = plainDateOf(yearOf(start), rule.month, rule.day)
  const isSame = rule.year === 'same' || (rule.year === 'first_after' && same > start)
  return isSame ? same : plainDateOf(yearOf(start) + 1, rule.month, rule.day)
}

/** A clock ended on a day, rolled over the days off behind it where the rule says so. */
function ended(
  nominalDay: PlainDate,
  rollsOver: boolean,
  calendar: WorkCalendar,
  before?: Deadline,
): Result<Deadline, CalendarMissing> {
  const skipped = before?.skipped ?? []
  const provisional = before?.provisional ?? false
  if (!rollsOver) return ok({ day: nominalDay, nominalDay, skipped, provisional })

  const rolled = countWorkingDays(addDays(nominalDay, -1), 1, calendar)
  if (!rolled.ok) return rolled
  return ok({
    day: rolled.value.day,
    nominalDay,
    skipped: [...skipped, ...rolled.value.skipped],
    provisional: provisional || rolled.value.provisional,
  })
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
