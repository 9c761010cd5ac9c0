import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chineseDays from 'chinese-days'
import { beforeAll, describe, expect, it } from 'vitest'
import { standingOf, type WorkCalendar } from '#engine/calendar.ts'
import { addDays, plainDate } from '#kernel/plain-date.ts'
import { loadCalendars } from './load-calendars.ts'

const folder = fileURLToPath(new URL('../../data/calendars', import.meta.url))
let calendar: WorkCalendar

beforeAll(async () => {
  calendar = await loadCalendars(folder)
})

describe('the calendars that are shipped', () => {
  it.each([2024, 2025, 2026])('say of every day of %s what an independent calendar says', (year) => {
    const differences: string[] = []
    for (let day = plainDate(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) {
      const standing = standingOf(day, calendar)
      if (!standing.ok || standing.value.working !== chineseDays.isWorkday(day)) differences.push(day)
    }

    expect(differences).toEqual([])
  })

  it('label the year whose notice is not out as provisional, with the statutory thirteen days', () => {
    const year = calendar.get(2027)

    expect(year?.status).toBe('provisional')
    expect(year?.daysOff.size).toBe(13)
    expect(year?.makeupWorkdays.size).toBe(0)
  })

  it('place the movable feasts of the provisional year by the moon', () => {
    const lunar = (day: string) => chineseDays.getLunarDate(day)

    expect(lunar('2027-02-06')).toMatchObject({ lunarMon: 1, lunarDay: 1 })
    expect(lunar('2027-06-09')).toMatchObject({ lunarMon: 5, lunarDay: 5 })
    expect(lunar('2027-09-15')).toMatchObject({ lunarMon: 8, lunarDay: 15 })
    expect([...(calendar.get(2027)?.daysOff.keys() ?? [])]).toEqual(
      expect.arrayContaining(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-06-09', '2027-09-15']),
    )
  })

  it('do not guess a later year', () => {
    expect(standingOf(plainDate('2028-01-03'), calendar)).toEqual({
      ok: false,
      refusal: { code: 'calendar_missing', year: 2028 },
    })
  })
})

describe('a calendar file that is wrong', () => {
  it.each([
    {
      what: 'a day that does not exist',
      text: '{"year":2027,"daysOff":[{"day":"2027-02-30","name":{"zh":"a","en":"b"}}]}',
    },
    { what: 'a missing source', text: '{"year":2027,"status":"published","daysOff":[],"makeupWorkdays":[]}' },
  ])('is refused with its name: $what', async ({ text }) => {
    const dir = await mkdtemp(join(tmpdir(), 'calendar-'))
    await writeFile(join(dir, 'cn-2027.json'), text)

    await expect(loadCalendars(dir)).rejects.toThrow(/cn-2027\.json/)
    await rm(dir, { recursive: true })
  })
})
