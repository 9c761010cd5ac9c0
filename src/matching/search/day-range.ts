import { isPlainDate } from '#kernel/plain-date.ts'

const written = /^(?<year>\d{4})(?:[-./年](?<month>\d{1,2})(?:[-./月](?<day>\d{1,2})日?|月)?|年)?$/u

/** The days a written day, month or year means, from 2026-03-02, 2026年3月2日, 2026-03 or 2026; null for anything else. */
export function dayRange(text: string): { readonly first: string; readonly last: string } | null {
  const { year, month, day } = written.exec(text)?.groups ?? {}
  if (year === undefined) return null
  const [from, to] = [Number(month ?? 1), Number(month ?? 12)]
  if (from < 1 || to > 12) return null
  const lastOfMonth = new Date(Date.UTC(Number(year), to, 0)).getUTCDate()
  const first = dayText(year, from, Number(day ?? 1))
  const last = dayText(year, to, Number(day ?? lastOfMonth))
  return isPlainDate(first) && isPlainDate(last) ? { first, last } : null
}

function dayText(year: string, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
