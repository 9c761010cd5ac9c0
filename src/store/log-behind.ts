import type pg from 'pg'
import { openedAs } from './opened.ts'
import type { Db } from './schema.ts'

/** Thrown to roll back: the log here ends before what is known to have been signed, so that no act may stand on it. */
export class LogBehind extends Error {
  readonly code = 'LOG_BEHIND'

  constructor(found: number, signed: number) {
    super(`the log in the database ends with ${found}, and ${signed} entries were signed`)
  }
}

const signedSizes = new WeakMap<pg.Pool, number>()

/**
 * Says how many entries were signed of the log in this database, which may have moved to a server that lacks some of
 * them. Infinity: nothing may be added to what is there.
 */
export function expectLog(db: Db, signed: number): void {
  const known = openedAs(db)
  if (known !== undefined) signedSizes.set(known.pool, signed)
}

/** @throws LogBehind where a log that ends with this entry lacks something that was signed. */
export function refuseBehind(db: Db, found: number): void {
  const known = openedAs(db)
  const signed = known === undefined ? 0 : (signedSizes.get(known.pool) ?? 0)
  if (found < signed) throw new LogBehind(found, signed)
}
