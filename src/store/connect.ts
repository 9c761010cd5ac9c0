import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Db, Tables } from './schema.ts'

/** PostgreSQL type numbers read as plain text or number rather than as a Date in the machine's zone. */
const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [pg.types.builtins.INT8, (text) => Number(text)],
])

/**
 * Opens a pool on a database. Days come back as YYYY-MM-DD, instants as ISO text in UTC.
 * `db.destroy()` closes it.
 */
export function connect(url: string, options: { readonly max?: number } = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        (format === 'binary' ? undefined : readers.get(oid)) ?? pg.types.getTypeParser(oid, format),
    },
  })
  // An idle connection that the server ends must not end the process; the next query reports it.
  pool.on('error', () => undefined)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
