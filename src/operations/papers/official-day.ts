import { dayOfMonth, isPlainDate, monthOf, yearOf } from '#kernel/plain-date.ts'

/** A day as official papers write it: 2026年3月2日. Empty for what is no day. */
export function officialDay(day: string): string {
  return isPlainDate(day) ? `${yearOf(day)}年${monthOf(day)}月${dayOfMonth(day)}日` : ''
}
