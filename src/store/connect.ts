import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { giveUpOnSilence, type Patience, sessionLimits } from './give-up-on-silence.ts'
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
 *
 * @param options.patience - how long is waited for it; left out for as long as it takes, as for migrations.
 */
export function connect(url: string, options: { readonly max?: number; readonly patience?: Patience } = {}): Db {
  const { max = 10, patience } = options
  const pool = new pg.Pool({
    connectionString: url,
    max,
    ...(patience === undefined ? {} : sessionLimits(patience)),
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        (format === 'binary' ? undefined : readers.get(oid)) ?? pg.types.getTypeParser(oid, format),
    },
  })
  // An idle connection that the server ends must not end the process; the next query reports it.
  pool.on('error', () => undefined)
  // Nor one that somebody holds and asks nothing of just then, in the middle of a transaction.
  pool.on('connect', (client) => client.on('error', () => undefined))
  if (patience !== undefined) giveUpOnSilence(pool, patience)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
