import { accounts } from './accounts.ts'
import { city } from './city.ts'
import { people } from './people.ts'
import { sessions } from './sessions.ts'
import { units } from './units.ts'

/** The files of data/demo-city by name, as they are committed. */
export async function demoCityFiles(): Promise<Readonly<Record<string, string>>> {
  return {
    'city.json': asJson(city),
    'units.json': asJson(units),
    'people.json': asJson(people),
    'accounts.json': asJson(accounts),
    'sessions.json': asJson(sessions),
  }
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
