declare const plainDateBrand: unique symbol

/** A calendar day written YYYY-MM-DD, without a time or a zone. Compares correctly as text. */
export type PlainDate = string & { readonly [plainDateBrand]: true }

const dayMillis = 86_400_000

/** True for a day that exists in the Gregorian calendar, years 0001–9999. */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** @throws RangeError when the text is not an existing day: outside input is checked with isPlainDate first. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a day: ${JSON.stringify(text.slice(0, 20))}`)
  return text
}

export function plainDateOf(year: number, month: number, day: number): PlainDate {
  return plainDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

/** The day it is at this instant in a zone; cities here keep Asia/Shanghai. */
export function dayIn(instant: Date, timeZone: string): PlainDate {
  return plainDate(formatFor(timeZone).format(instant))
}

/** Making one takes as long as a small query, and every request asks for the day. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, format)
  return format
}

export function addDays(day: PlainDate, count: number): PlainDate {
  return fromMillis(toMillis(day) + count * dayMillis)
}

/** The day with the same number `count` months later, or the last day of a shorter month (民法典 art. 202). */
export function addMonths(day: PlainDate, count: number): PlainDate {
  const months = yearOf(day) * 12 + (monthOf(day) - 1) + count
  const year = Math.floor(months / 12)
  const month = (((months % 12) + 12) % 12) + 1
  return plainDateOf(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)))
}

/** Days from `start` to `end`: 1 for tomorrow, negative when `end` is earlier. */
export function daysBetween(start: PlainDate, end: PlainDate): number {
  return Math.round((toMillis(end) - toMillis(start)) / dayMillis)
}

export function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4))
}

export function monthOf(day: PlainDate): number {
  return Number(day.slice(5, 7))
}

export function dayOfMonth(day: PlainDate): number {
  return Number(day.slice(8, 10))
}

/** 0 for Sunday … 6 for Saturday. */
export function weekdayOf(day: PlainDate): number {
  return new Date(toMillis(day)).getUTCDay()
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function toMillis(day: PlainDate): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function fromMillis(millis: number): PlainDate {
  return plainDate(new Date(millis).toISOString().slice(0, 10))
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
