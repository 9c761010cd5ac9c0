import { generateKeyPairSync } from 'node:crypto'
import { pino } from 'pino'
import { chance } from '#app/chance.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { packedTiles } from '#http/packed-tiles.ts'
import { rateLimiter } from '#http/rate-limiter.ts'
import { turns } from '#kernel/turns.ts'
import { signerKey } from '#ledger/note-key.ts'
import { openRoutingDesk } from '#operations/routing/routing-desk.ts'
import { signIn } from '#operations/sign-in.ts'
import { indexedSources } from '#operations/word-index/indexed-sources.ts'
import { IndexKeeper } from '#operations/word-index/keep-index.ts'
import type { WordIndex } from '#operations/word-index/word-index.ts'
import { findCity } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { profiles } from './installed-profiles.ts'
import { plainCalendar, type TownPerson, townPassword } from './small-city.ts'

/** The day the town's clock stands at unless a test says otherwise. */
export const townDay = '2026-03-16'

/** Signs the town's log. */
export const townLogKey = signerKey('town.example/log', 'log', generateKeyPairSync('ed25519').privateKey)

const endless = rateLimiter(1_000_000)

/** What the doors need, on a test database with the small town in it. */
export async function testDependencies(db: Db, changes: Partial<Dependencies> = {}): Promise<Dependencies> {
  const city = await findCity(db)
  if (city === undefined) throw new Error('settle the small city first')
  return {
    db,
    city,
    calendar: plainCalendar,
    profiles,
    chance,
    clock: () => new Date(`${townDay}T02:00:00Z`),
    log: pino({ level: 'silent' }),
    secureCookies: false,
    siteUrl: null,
    mailGoesOut: true,
    accountRules: {
      officers: 'ordinary',
      invitationHours: 168,
      proofMinutes: 10,
      passkeys: 'officers',
      secondFactor: 'chosen',
    },
    sealingKeys: [Buffer.alloc(32, 7)],
    passkeySite: null,
    provider: null,
    proxies: 0,
    routing: openRoutingDesk(db),
    languageModel: null,
    scanner: null,
    readingQueued: () => undefined,
    wordIndex: indexFor(db),
    limits: { requests: endless, signIns: endless, uploads: endless, openDoors: endless, bytesADay: 1e12 },
    packedTiles: packedTiles({ turns: turns(2), mostWaiting: 100, patienceMs: 5_000, keepBytes: 1e6 }),
    place: 'shanghai',
    logKey: townLogKey,
    witnessing: null,
    demonstration: null,
    ...changes,
  }
}

/** An index that reads the database when it is first asked. */
function indexFor(db: Db): WordIndex {
  const keeper = new IndexKeeper(db, indexedSources, () => new Date(`${townDay}T02:00:00Z`))
  let read: Promise<void> | undefined
  return {
    ask: async (question) => {
      read ??= keeper.readAll()
      await read
      return keeper.ask(question)
    },
  }
}

/** A sign-in token for one of the town's people. */
export async function tokenFor(dependencies: Dependencies, person: TownPerson): Promise<string> {
  const at = dependencies.clock().toISOString()
  const signed = await signIn(dependencies.db, at, dependencies.chance, { login: person, password: townPassword })
  if (!signed.ok) throw new Error(`${person} could not sign in: ${signed.refusal.code}`)
  return signed.value.token
}
