import type pg from 'pg'
import { openedAs, openWith } from './opened.ts'
import { ReaderDialect } from './reader-dialect.ts'
import type { Db, Tx } from './schema.ts'

/**
 * A transaction that sees every case until it ends, whoever asked for it: what is done in it is decided by code alone. Who
 * may ask for one stands in `tests/architecture/full-view.test.ts`, each with the reason.
 * @throws when `db` was not opened by `connect`.
 */
export async function inFullView<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const known = openedAs(db)
  if (known === undefined) throw new Error('only a database opened by connect can be seen in full')
  const before = opened.get(known.pool)
  const full = before ?? openWith(known, new ReaderDialect({ pool: known.pool }))
  if (before === undefined) opened.set(known.pool, full)
  return full.transaction().execute(work)
}

/** Never handed out: outside of a transaction its connections have the eyes of whoever had them last. */
const opened = new WeakMap<pg.Pool, Db>()
