import { fileURLToPath } from 'node:url'
import { chance } from '#app/chance.ts'
import { loadDemonstration } from '#app/demonstration.ts'
import { loadCalendars } from '#app/load-calendars.ts'
import { type DatabaseAddress, templateOf } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'

export const calendarDir = fileURLToPath(new URL('../../data/calendars', import.meta.url))

let told: Promise<() => Promise<DatabaseAddress>> | undefined

/** A database of its own with the invented city, which is told once and cloned for each journey. */
export async function cityDatabase(): Promise<DatabaseAddress> {
  told ??= templateOf(async (db) => {
    await loadDemonstration(db, { calendar: await loadCalendars(calendarDir), profiles }, chance)
  })
  return (await told)()
}
