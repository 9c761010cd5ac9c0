import { isPlainDate, type PlainDate, plainDate } from './plain-date.ts'

// All of China keeps one time, without a summer time.
const offset = '+08:00'
const offsetMillis = 8 * 3_600_000
const hourMillis = 3_600_000

/** True for a minute of an existing day by the clock on the wall: 2026-01-20T14:00. */
export function isMoment(text: string): boolean {
  const [day = '', time = ''] = text.split('T')
  return text.length === 16 && isPlainDate(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
}

/** So many hours before a moment, as an ISO instant. The moment is checked with isMoment first. */
export function hoursBefore(moment: string, hours: number): string {
  return new Date(Date.parse(`${moment}:00${offset}`) - hours * hourMillis).toISOString()
}

/** The day on the wall at an instant. */
export function wallDay(instant: string): PlainDate {
  return plainDate(new Date(Date.parse(instant) + offsetMillis).toISOString().slice(0, 10))
}

/** The minute on the wall at an instant. */
export function wallMoment(instant: string): string {
  return new Date(Date.parse(instant) + offsetMillis).toISOString().slice(0, 16)
}
