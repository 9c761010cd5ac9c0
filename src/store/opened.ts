import type { DialectAdapter, KyselyConfig } from 'kysely'
import type pg from 'pg'
import type { Db } from './schema.ts'

/** What stands behind a database that `connect` opened. */
export type Opened = { readonly pool: pg.Pool; readonly config: Pick<KyselyConfig, 'log'> }

/** A database's transactions have its adapter, and nothing else that tells whose they are. */
const opened = new WeakMap<DialectAdapter, Opened>()

export function keepOpened(db: Db, known: Opened): void {
  opened.set(db.getExecutor().adapter, known)
}

/** The same for the database, for each of its views and for their transactions; undefined where `connect` opened none. */
export function openedAs(db: Db): Opened | undefined {
  return opened.get(db.getExecutor().adapter)
}
