import { sql } from 'kysely'
import type pg from 'pg'
import { type Turns, turns } from '#kernel/turns.ts'
import { openedAs } from './opened.ts'
import type { Db, Tx } from './schema.ts'

/** Whoever waits longer for a turn has a file that is cut off, and asks again. */
const turnPatienceMs = 60_000

/**
 * Reads, with the eyes `db` has, what there is as it stood at one moment, and can write nothing. For long readings that hand their rows on:
 * one that waits more than a minute between two queries is ended by the database, so that it holds no connection for ever. Half of
 * the connections are left to everybody else: whoever comes beyond that waits for a turn. A reading that takes longer than `minutes`
 * is ended (by PostgreSQL 17 and later), however slowly it is read.
 * @throws when `db` was not opened by `connect`.
 */
export async function inOneReading<Found>(
  db: Db,
  read: (tx: Tx) => Promise<Found>,
  { minutes = 30 }: { readonly minutes?: number } = {},
): Promise<Found> {
  const leave = await turnsOf(db).take(AbortSignal.timeout(turnPatienceMs))
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        await sql`select set_config('idle_in_transaction_session_timeout', '60s', true),
          case when current_setting('server_version_num')::int >= 170000
            then set_config('transaction_timeout', ${`${Math.ceil(minutes * 60_000)}ms`}, true) end`.execute(tx)
        return read(tx)
      })
  } finally {
    leave()
  }
}

const known = new WeakMap<pg.Pool, Turns>()

function turnsOf(db: Db): Turns {
  const pool = openedAs(db)?.pool
  if (pool === undefined) throw new Error('only a database opened by connect is read at length')
  const before = known.get(pool)
  if (before !== undefined) return before
  const made = turns(Math.max(1, Math.floor(pool.options.max / 2)))
  known.set(pool, made)
  return made
}
