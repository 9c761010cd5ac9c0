import { pino } from 'pino'
import { cityApp } from '#app/city-app.ts'
import { publishLog } from '#operations/publish-log.ts'
import { saveList } from '#operations/save-list.ts'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import type { Db } from '#store/schema.ts'
import { people, settleSmallCity, type TownPerson, timing } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor, townLogKey } from '#tests/support/test-dependencies.ts'
import { lastDay, liveInTown } from './canary-town.ts'
import { chosenFrom } from './chosen.ts'
import { type PlainCase, placesOf, readPlainCases } from './who-may-see.ts'

export type Reader = TownPerson | null

/** A town full of canaries with its doors open in this process. */
export type OpenTown = {
  readonly db: Db
  readonly cases: readonly PlainCase[]
  readonly places: ReturnType<typeof placesOf>
  readonly ask: (who: Reader, path: string, more?: Readonly<Record<string, string>>) => Promise<Response>
  /** By word: the one account it belongs to, wherever it is told. */
  readonly own: ReadonlyMap<string, TownPerson>
  /** Everything the program wrote into its log meanwhile. */
  readonly logged: readonly string[]
}

const townspeople = Object.keys(people) as TownPerson[]

/** Everybody there is, the public first. */
export const everybody: readonly Reader[] = [null, ...townspeople]

export async function openTown(db: Db, seed: number, casesOfEach: number): Promise<OpenTown> {
  await settleSmallCity(db)
  const own = await giveAddresses(db)
  await liveInTown(db, chosenFrom(seed), casesOfEach)
  await sweepDeadlines(db, timing(lastDay))
  await publishLog(db, [townLogKey], () => new Date(`${lastDay}T02:00:00Z`))
  const cases = await readPlainCases(db)
  const logged: string[] = []
  return { db, cases, places: placesOf(cases), ask: await openDoors(db, logged), own, logged }
}

/** An address for mail and a list of one's own, each with a word that is nobody else's business. */
async function giveAddresses(db: Db): Promise<ReadonlyMap<string, TownPerson>> {
  const own = new Map<string, TownPerson>()
  for (const [at, who] of townspeople.entries()) {
    const accountId = `a-${people[who].personId}`
    const [mail, list] = [`QK9${String(at).padStart(2, '0')}01ZV`, `QK9${String(at).padStart(2, '0')}02ZV`]
    own.set(mail, who).set(list, who)
    const row = { address: `${mail}@people.example`, choice: 'each' as const, confirmed_at: '2026-01-01T00:00:00Z' }
    await db
      .insertInto('account_mail')
      .values({ account_id: accountId, confirm_token: null, ...row })
      .execute()
    await saveList(db, accountId, '2026-01-01T00:00:00Z', { name: list, address: 'key=yes' })
  }
  return own
}

async function openDoors(db: Db, logged: string[]): Promise<OpenTown['ask']> {
  const dependencies = await testDependencies(db, {
    clock: () => new Date(`${lastDay}T02:00:00Z`),
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  })
  const app = cityApp(dependencies)
  const tokens = new Map<Reader, string>()
  for (const who of townspeople) tokens.set(who, await tokenFor(dependencies, who))
  return async (who, path, more = {}) => {
    const token = tokens.get(who)
    const session = token === undefined ? '' : `huiying_session=${token}; `
    return app.request(path, { headers: { ...more, cookie: `${session}huiying_language=zh` } })
  }
}
