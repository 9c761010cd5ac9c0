import type { Due } from '#intake/reading.ts'
import { addDays, addMonths, isPlainDate, type PlainDate, weekdayOf, yearOf } from '#kernel/plain-date.ts'

/** So long from a day on. */
export type Period = NonNullable<Due['within']>

/** What words that name a term mean. */
export type Term = {
  /** The last day; null where it cannot be worked out from the words and the day they were said. */
  readonly lastDay: (from: PlainDate | null) => PlainDate | null
  readonly within?: Period
}

/** A year by its number, or so many after the one in which it was said; undefined where the words leave it out. */
export type NamedYear = { readonly year: number } | { readonly later: number } | undefined

/** Words that name a term no calendar holds: the next meeting, the flood season. */
export const openTerm: Term = { lastDay: () => null }

/** A day of a month, or its last; a day that the month does not have is none. */
export function dayTerm(year: NamedYear, month: number, day: number | 'last'): Term {
  return { lastDay: (from) => inYear(year, from, (number) => dayOf(number, month, day)) }
}

/** A day of the month in which it was said, or so many months later; the month's last. */
export function monthTerm(later: number): Term {
  return { lastDay: (from) => (from === null ? null : endOfMonth(addMonths(from, later))) }
}

/** The Sunday of the week in which it was said, or so many weeks later. */
export function weekTerm(later: number): Term {
  return { lastDay: (from) => (from === null ? null : addDays(from, ((7 - weekdayOf(from)) % 7) + 7 * later)) }
}

export function periodTerm(within: Period): Term {
  return { within, lastDay: (from) => (from === null ? null : after(from, within)) }
}

/** Half a year is six months, and is told so. */
export const halfYear: Term = periodTerm({ count: 6, unit: 'month' })

function inYear(named: NamedYear, from: PlainDate | null, day: (year: number) => PlainDate | null): PlainDate | null {
  if (named !== undefined && 'year' in named) return day(named.year)
  if (from === null) return null
  const found = day(yearOf(from) + (named?.later ?? 0))
  // A day that is past when it is said is meant of another year, and which one is not said.
  return found !== null && named === undefined && found < from ? null : found
}

function dayOf(year: number, month: number, day: number | 'last'): PlainDate | null {
  if (month < 1 || month > 12) return null
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
  if (!isPlainDate(first)) return null
  if (day === 'last') return endOfMonth(first)
  const text = `${first.slice(0, 8)}${String(day).padStart(2, '0')}`
  return isPlainDate(text) ? text : null
}

function endOfMonth(day: PlainDate): PlainDate {
  const first = addDays(day, 1 - Number(day.slice(8)))
  return addDays(addMonths(first, 1), -1)
}

function after(from: PlainDate, { count, unit }: Period): PlainDate | null {
  // Working days need the calendar of a place.
  if (unit === 'working_day' || count < 1 || count > 1000) return null
  if (unit === 'day' || unit === 'week') return addDays(from, unit === 'day' ? count : 7 * count)
  return addMonths(from, unit === 'month' ? count : 12 * count)
}
