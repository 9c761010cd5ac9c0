import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import chineseDays from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addDays, isPlainDate, plainDate, weekdayOf } from '#kernel/plain-date.ts'

const folder = fileURLToPath(new URL('../data/calendars/', import.meta.url))
const Day = z.string().refine(isPlainDate, 'not an existing day')
const Name = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

const CalendarFile = z.strictObject({
  year: z.int(),
  status: z.enum(['published', 'provisional']),
  source: z.strictObject({ title: z.string().min(1), number: z.string().min(1), issuedOn: Day }),
  daysOff: z.array(z.strictObject({ day: Day, name: Name, kind: z.enum(['statutory_holiday', 'bridge_day']) })),
  makeupWorkdays: z.array(z.strictObject({ day: Day, name: Name })),
})

const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
const years = new Map(
  names.map((name) => {
    const year = CalendarFile.parse(JSON.parse(readFileSync(`${folder}${name}`, 'utf8')))
    return [year.year, year]
  }),
)
const yearOf = (year: number): z.infer<typeof CalendarFile> => {
  const found = years.get(year)
  if (found === undefined) throw new Error(`no calendar for ${year}`)
  return found
}

describe('the files of days off', () => {
  it('are named after the year they hold, and go up to the year whose notice is awaited', () => {
    expect(names.sort()).toEqual([2024, 2025, 2026, 2027].map((year) => `cn-${year}.json`))
    for (const [year, file] of years) expect(file.daysOff.every(({ day }) => day.startsWith(`${year}-`))).toBe(true)
  })

  it.each([
    { year: 2024, statutory: 11, law: 'the order of 2013' },
    { year: 2025, statutory: 13, law: 'the order of 2024' },
    { year: 2026, statutory: 13, law: 'the order of 2024' },
    { year: 2027, statutory: 13, law: 'the order of 2024' },
  ])('hold the $statutory statutory days of $year ($law)', ({ year, statutory }) => {
    const days = yearOf(year).daysOff.filter(({ kind }) => kind === 'statutory_holiday')

    expect(days.length).toBe(statutory)
    expect(new Set(yearOf(year).daysOff.map(({ day }) => day)).size).toBe(yearOf(year).daysOff.length)
  })

  it.each([2024, 2025, 2026])(
    'name the same holidays and make-up workdays of %s as an independent calendar',
    (year) => {
      const off = new Map(yearOf(year).daysOff.map(({ day, name }) => [day as string, name.zh]))
      const madeUp = new Map(yearOf(year).makeupWorkdays.map(({ day, name }) => [day as string, name.zh]))
      const differences: string[] = []
      for (let day = plainDate(`${year}-01-01`); day.startsWith(`${year}-`); day = addDays(day, 1)) {
        const { name, work } = chineseDays.getDayDetail(day)
        // Theirs reads "Mid-autumn Festival,中秋,1" on a named day and "Friday" on any other.
        const named = name.split(',')[1]
        const ours = off.get(day) ?? madeUp.get(day)
        const same = named === undefined ? ours === undefined : ours?.startsWith(named) && work === madeUp.has(day)
        if (!same) differences.push(`${day} ${name}`)
      }

      expect(differences).toEqual([])
    },
  )

  it('make up for bridge days only on weekends', () => {
    for (const { makeupWorkdays } of years.values()) {
      expect(makeupWorkdays.filter(({ day }) => ![0, 6].includes(weekdayOf(plainDate(day))))).toEqual([])
    }
  })

  it('leave bridge days and make-up workdays out of a provisional year, and say why', () => {
    const provisional = yearOf(2027)

    expect(provisional.status).toBe('provisional')
    expect(provisional.daysOff.filter(({ kind }) => kind === 'bridge_day')).toEqual([])
    expect(provisional.makeupWorkdays).toEqual([])
    expect(provisional.source.title).toContain('通知公布后更换')
  })
})
