import type { Hono } from 'hono'
import { pino } from 'pino'
import { cityApp } from '#app/city-app.ts'
import { publishLog } from '#operations/publish-log.ts'
import { saveList } from '#operations/save-list.ts'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import type { Db } from '#store/schema.ts'
import { people, settleSmallCity, type TownPerson, timing } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor, townLogKey } from '#tests/support/test-dependencies.ts'
import { placeBesideCases } from './beside-cases.ts'
import { lastDay, liveInTown } from './canary-town.ts'
import { chosenFrom } from './chosen.ts'
import type { Surface } from './surfaces.ts'
import { type PlainCase, placesOf, readPlainCases } from './who-may-see.ts'

export type Reader = TownPerson | null

/** A town full of canaries with its doors open in this process. */
export type OpenTown = {
  readonly db: Db
  readonly cases: readonly PlainCase[]
  readonly places: ReturnType<typeof placesOf>
  readonly ask: (who: Reader, path: string, more?: Readonly<Record<string, string>>) => Promise<Response>
  /** Asks what is asked by sending something, and keeps nothing. */
  readonly send: (who: Reader, path: string, json: unknown) => Promise<Response>
  /** By word that stands in no case: whom alone it is for, wherever it is told. */
  readonly own: ReadonlyMap<string, readonly TownPerson[]>
  /** Where what is kept beside cases is looked at. */
  readonly beside: readonly Surface[]
  /** Every address there is, as the doors themselves have them. */
  readonly app: Hono
  /** Everything the program wrote into its log meanwhile. */
  readonly logged: readonly string[]
}

const townspeople = Object.keys(people) as TownPerson[]

/** Everybody there is, the public first. */
export const everybody: readonly Reader[] = [null, ...townspeople]

export async function openTown(db: Db, seed: number, casesOfEach: number): Promise<OpenTown> {
  await settleSmallCity(db)
  const addresses = await giveAddresses(db)
  await liveInTown(db, chosenFrom(seed), casesOfEach)
  const { surfaces: beside, words } = await placeBesideCases(db)
  await sweepDeadlines(db, timing(lastDay))
  await publishLog(db, [townLogKey], () => new Date(`${lastDay}T02:00:00Z`))
  const cases = await readPlainCases(db)
  const logged: string[] = []
  const own = new Map([...addresses, ...words])
  return { db, cases, places: placesOf(cases), ...(await openDoors(db, logged)), own, beside, logged }
}

/** An address for mail and a list of one's own, each with a word that is nobody else's business. */
async function giveAddresses(db: Db): Promise<ReadonlyMap<string, readonly TownPerson[]>> {
  const own = new Map<string, readonly TownPerson[]>()
  for (const [at, who] of townspeople.entries()) {
    const accountId = `a-${people[who].personId}`
    const [mail, list] = [`QK9${String(at).padStart(2, '0')}01ZV`, `QK9${String(at).padStart(2, '0')}02ZV`]
    own.set(mail, [who]).set(list, [who])
    const row = { address: `${mail}@people.example`, choice: 'each' as const, confirmed_at: '2026-01-01T00:00:00Z' }
    await db
      .insertInto('account_mail')
      .values({ account_id: accountId, confirm_token: null, ...row })
      .execute()
    await saveList(db, accountId, '2026-01-01T00:00:00Z', { name: list, address: 'key=yes' })
  }
  return own
}

async function openDoors(db: Db, logged: string[]): Promise<Pick<OpenTown, 'ask' | 'app' | 'send'>> {
  const dependencies = await testDependencies(db, {
    clock: () => new Date(`${lastDay}T02:00:00Z`),
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  })
  const app = cityApp(dependencies)
  const tokens = new Map<Reader, string>()
  for (const who of townspeople) tokens.set(who, await tokenFor(dependencies, who))
  const cookieOf = (who: Reader) => {
    const token = tokens.get(who)
    return `${token === undefined ? '' : `huiying_session=${token}; `}huiying_language=zh`
  }
  return {
    app,
    ask: async (who, path, more = {}) => app.request(path, { headers: { ...more, cookie: cookieOf(who) } }),
    send: async (who, path, json) => {
      const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: cookieOf(who) }
      return app.request(path, { method: 'POST', headers, body: JSON.stringify(json) })
    },
  }
}
