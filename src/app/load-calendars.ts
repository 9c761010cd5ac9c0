import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { CalendarYear, WorkCalendar } from '#engine/calendar.ts'
import type { Label } from '#kernel/label.ts'
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'

const Name = z.object({ zh: z.string().min(1), en: z.string().min(1) })
const Day = z.string().refine(isPlainDate, 'not an existing day')

const CalendarFile = z.object({
  year: z.int().min(1900).max(9999),
  status: z.enum(['published', 'provisional']),
  source: z.object({ title: z.string().min(1), number: z.string().nullable(), issuedOn: Day.nullable() }).loose(),
  daysOff: z.array(z.object({ day: Day, name: Name }).loose()),
  makeupWorkdays: z.array(z.object({ day: Day, name: Name }).loose()),
})

/**
 * Reads the years of days off from a folder of JSON files, one a year.
 * @throws when a file is not in the form that data/calendars/README.md describes, naming the file and the fault.
 */
export async function loadCalendars(folder: string): Promise<WorkCalendar> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const years = await Promise.all(files.map((name) => loadYear(join(folder, name))))
  return new Map(years.map((year) => [year.year, year]))
}

async function loadYear(path: string): Promise<CalendarYear> {
  const parsed = CalendarFile.safeParse(JSON.parse(await readFile(path, 'utf8')))
  if (!parsed.success) throw new Error(`${path} is not a calendar: ${z.prettifyError(parsed.error)}`)

  const { year, status, source, daysOff, makeupWorkdays } = parsed.data
  return {
    year,
    status,
    source: source.number === null ? source.title : `${source.title}（${source.number}）`,
    daysOff: byDay(daysOff),
    makeupWorkdays: byDay(makeupWorkdays),
  }
}

function byDay(days: readonly { readonly day: string; readonly name: Label }[]): ReadonlyMap<PlainDate, Label> {
  return new Map(days.flatMap(({ day, name }) => (isPlainDate(day) ? [[day, name] as const] : [])))
}
