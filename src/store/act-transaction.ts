import type { DialectAdapter } from 'kysely'
import type pg from 'pg'
import { lockNumbers } from './lock-numbers.ts'
import { openedAs, openWith } from './opened.ts'
import { prepared } from './prepared.ts'
import { ReaderDialect } from './reader-dialect.ts'
import type { Db, Tx } from './schema.ts'

/**
 * A transaction for an act on a case: it sees everything until it ends, holds the content from its beginning as
 * `lockContent` does, which is asked in the same question that begins it, and keeps the plans of what acts ask.
 * @throws when `db` was not opened by `connect`.
 */
export async function inAct<Result>(db: Db, act: (tx: Tx) => Promise<Result>): Promise<Result> {
  return actingOn(db).transaction().execute(act)
}

/** Whether a transaction has held the content since it began. */
export function isAct(tx: Tx): boolean {
  return adapters.has(tx.getExecutor().adapter)
}

const adapters = new WeakSet<DialectAdapter>()
const opened = new WeakMap<pg.Pool, Db>()

/** Never handed out: outside of a transaction its connections have the eyes of whoever had them last. */
function actingOn(db: Db): Db {
  const known = openedAs(db)
  if (known === undefined) throw new Error('acts need a database opened by connect')
  const before = opened.get(known.pool)
  if (before !== undefined) return before
  const dialect = new ReaderDialect({ pool: plans(known.pool) }, `pg_advisory_xact_lock_shared(${lockNumbers.content})`)
  const made = openWith(known, dialect)
  adapters.add(made.getExecutor().adapter)
  opened.set(known.pool, made)
  return made
}

const plans = prepared('act')
