import type { Db, Tx } from '#store/schema.ts'
import {
  clearTries,
  countTry,
  deleteOldTries,
  findTries,
  isKnownBrowser,
  lockTries,
  shutTries,
} from '#store/sign-ins.ts'
import { later } from './later.ts'
import { hashOf } from './secrets.ts'

/** Where and as whom somebody tries to get in. */
export type Trying = {
  readonly login: string
  readonly accountId: string | undefined
  readonly address: string | null
  /** What a browser in which the holder signed in before carries; null for none. */
  readonly browser: string | null
}

/** The counters a try is counted under, and after how many each is shut for how long. */
type Counter = {
  readonly kind: 'login' | 'browser' | 'address'
  readonly key: string
  readonly after: number
  readonly minutes: (failures: number) => number
}

/** Tries older than this are forgotten. */
const hoursKept = 24

/**
 * What counts here: the login as typed, whether or not there is such an account, and the address. In a browser its
 * holder has used before, an account has a counter of its own, so that no stranger's tries keep its holder out.
 */
export async function countersOf(db: Db, { login, accountId, address, browser }: Trying): Promise<readonly Counter[]> {
  const browserHash = browser === null ? null : hashOf(browser)
  if (accountId !== undefined && browserHash !== null && (await isKnownBrowser(db, accountId, browserHash))) {
    return [{ kind: 'browser', key: `browser:${browserHash}`, after: 10, minutes: quarterHour }]
  }
  const own: Counter = { kind: 'login', key: `login:${hashOf(login)}`, after: 10, minutes: quarterHour }
  // Many people may share an office's one address: it takes more, and is shut for longer as it goes on.
  return address === null
    ? [own]
    : [own, { kind: 'address', key: `address:${hashOf(address)}`, after: 40, minutes: doublingFrom(40) }]
}

const quarterHour = (): number => 15

function doublingFrom(first: number): (failures: number) => number {
  return (failures) => Math.min(2 ** Math.max(failures - first, 0), 15)
}

/** Until when no try is taken, and how many failed; `until` null while tries are taken. Others wait until this one is judged. */
export async function standing(
  tx: Tx,
  counters: readonly Counter[],
  at: string,
): Promise<{ readonly until: string | null; readonly failures: number }> {
  const keys = counters.map(({ key }) => key)
  await lockTries(tx, keys)
  const tries = await findTries(tx, keys, later(at, -hoursKept * 60))
  const shut = [...tries.values()].flatMap(({ shutUntil }) => (shutUntil !== null && shutUntil > at ? [shutUntil] : []))
  const [own] = counters
  return { until: shut.sort().at(-1) ?? null, failures: own === undefined ? 0 : (tries.get(own.key)?.failures ?? 0) }
}

/** Counts a wrong try. @returns true when it is the one that shut the account, and not an address alone. */
export async function countWrongTry(db: Db, counters: readonly Counter[], at: string): Promise<boolean> {
  let shutNow = false
  for (const { kind, key, after, minutes } of counters) {
    const failures = await countTry(db, key, at, later(at, -hoursKept * 60))
    if (failures < after) continue
    await shutTries(db, key, later(at, minutes(failures)))
    if (kind === 'login' && failures === after) shutNow = true
  }
  return shutNow
}

/** A right try ends the count for the account; an address keeps its own, or whoever has one account could try others. */
export async function forgetWrongTries(db: Db, counters: readonly Counter[], at: string): Promise<void> {
  await clearTries(
    db,
    counters.filter(({ kind }) => kind !== 'address').map(({ key }) => key),
  )
  await deleteOldTries(db, later(at, -hoursKept * 60))
}

/** Lets an account be tried again at once, after its password was set anew. */
export async function openAgain(db: Db, login: string): Promise<void> {
  await clearTries(db, [`login:${hashOf(login)}`])
}
