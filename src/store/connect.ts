import { PostgresDialect } from 'kysely'
import pg from 'pg'
import { BesideCasesDialect } from './beside-cases-dialect.ts'
import { tlsFor } from './database-tls.ts'
import { giveUpOnSilence, type Patience, sessionLimits } from './give-up-on-silence.ts'
import { openedAs, openWith } from './opened.ts'
import { prepared } from './prepared.ts'
import { everything, type Reader, readAs } from './reader.ts'
import type { Db } from './schema.ts'

/** PostgreSQL type numbers read as plain text or number rather than as a Date in the machine's zone. */
const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [pg.types.builtins.INT8, (text) => Number(text)],
])

export type ConnectOptions = {
  /** How many connections at most; 10 where it is left out. */
  readonly max?: number
  /** How long is waited for the database; left out for as long as it takes, as for migrations. */
  readonly patience?: Patience
  /** Told of each query, for whoever counts them. */
  readonly onQuery?: () => void
}

/**
 * Opens a pool on a database, over TLS where it is on another machine. Days come back as YYYY-MM-DD, instants as ISO text in UTC. What is asked through it
 * sees every case: for what the system does by itself. `db.destroy()` closes it.
 */
export function connect(url: string, options: ConnectOptions = {}): Db {
  const { max = 10, patience, onQuery } = options
  const pool = new pg.Pool({
    connectionString: url,
    ...tlsFor(url),
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
  const config = onQuery === undefined ? {} : { log: onQuery }
  return openWith({ pool, config }, new PostgresDialect({ pool: readAs(pool, everything) }))
}

/**
 * The same database as one reader sees it: the rows of cases that are not theirs to see are not there, whatever is
 * asked, in a transaction as outside of one. Acts reach further than their actor's eyes: they have transactions of their
 * own (`inAct`, `inFullView`). Needs no closing.
 * @throws when `db` was not opened by `connect`.
 */
export function seenBy(db: Db, reader: Reader): Db {
  const known = openedAs(db)
  if (known === undefined) throw new Error('only a database opened by connect can be walled off')
  return openWith(known, new PostgresDialect({ pool: readAs(known.pool, reader) }))
}

/**
 * The same database for what is asked of no case, such as who is signed in: its connections need not be told first whose
 * eyes they have, and keep the plans of what they are asked: for a few questions, asked often. Needs no closing.
 * @throws when a question names what stands behind a wall, or `db` was not opened by `connect`.
 */
export function besideCases(db: Db): Db {
  const known = openedAs(db)
  if (known === undefined) throw new Error('only a database opened by connect can be asked beside its cases')
  const before = beside.get(known.pool)
  if (before !== undefined) return before
  const made = openWith(known, new BesideCasesDialect({ pool: plans(known.pool) }))
  beside.set(known.pool, made)
  return made
}

const beside = new WeakMap<pg.Pool, Db>()
const plans = prepared('kept')
