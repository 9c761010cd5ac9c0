import { type Dialect, type DialectAdapter, Kysely, type KyselyConfig } from 'kysely'
import type pg from 'pg'
import type { Db, Tables } from './schema.ts'

/** What stands behind a database that `connect` opened. */
type Opened = { readonly pool: pg.Pool; readonly config: Pick<KyselyConfig, 'log'> }

/** A database's transactions have its adapter, and nothing else that tells whose they are. */
const opened = new WeakMap<DialectAdapter, Opened>()

/** Another way to ask the same database, which `openedAs` knows as well. */
export function openWith(known: Opened, dialect: Dialect): Db {
  const db = new Kysely<Tables>({ ...known.config, dialect })
  opened.set(db.getExecutor().adapter, known)
  return db
}

/** The same for the database, for each of its views and for their transactions; undefined where `connect` opened none. */
export function openedAs(db: Db): Opened | undefined {
  return opened.get(db.getExecutor().adapter)
}
