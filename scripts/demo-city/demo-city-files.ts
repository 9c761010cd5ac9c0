import { fileURLToPath } from 'node:url'
import { loadCalendars } from '#app/load-calendars.ts'
import { accounts } from './accounts.ts'
import { demoCases } from './cases.ts'
import { city } from './city.ts'
import { people } from './people.ts'
import { sessions } from './sessions.ts'
import { units } from './units.ts'

/** The files of data/demo-city by name, as they are committed. */
export async function demoCityFiles(): Promise<Readonly<Record<string, string>>> {
  const calendar = await loadCalendars(fileURLToPath(new URL('../../data/calendars', import.meta.url)))
  return {
    'city.json': asJson(city),
    'units.json': asJson(units),
    'people.json': asJson(people),
    'accounts.json': asJson(accounts),
    'sessions.json': asJson(sessions),
    'cases.json': asJson(await demoCases(calendar)),
  }
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
