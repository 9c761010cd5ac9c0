import pg from 'pg'

/** How long is waited for the database, in milliseconds. */
export type Patience = {
  /** For a connection, or for one to be free. */
  readonly connectMs: number
  /** For one question: the server itself gives up after this. */
  readonly questionMs: number
}

/** So much longer is waited for the server to say that it gave up. */
const graceMs = 3_000

/**
 * Ends connections on which nothing is heard while an answer is due, as when the server hangs or its machine is gone:
 * nothing would ever be said of it. Whoever waited gets a fault, and the pool takes no such connection again.
 */
export function giveUpOnSilence(pool: pg.Pool, { questionMs }: Patience): void {
  pool.on('connect', (client) => {
    if (!(client instanceof pg.Client)) return
    const { stream } = client.connection
    if (!hasTimeout(stream)) return
    stream.setTimeout(questionMs + graceMs)
    stream.on('timeout', () => {
      if (isWaiting(client)) stream.destroy(new DatabaseSilent())
    })
  })
}

class DatabaseSilent extends Error {
  readonly code = 'DATABASE_SILENT'
  constructor() {
    super('the database has not answered in time')
  }
}

/** What a session is opened with, so that the server gives up by itself what nobody waits for any more. */
export function sessionLimits({ connectMs, questionMs }: Patience): pg.PoolConfig {
  return {
    connectionTimeoutMillis: connectMs,
    statement_timeout: questionMs,
    idle_in_transaction_session_timeout: Math.max(60_000, 2 * questionMs),
    keepAlive: true,
  }
}

type WithTimeout = { readonly setTimeout: (milliseconds: number) => unknown }

function hasTimeout<Stream extends object>(stream: Stream): stream is Stream & WithTimeout {
  return 'setTimeout' in stream && typeof stream.setTimeout === 'function'
}

/** The driver notes down when the server is ready for another question. */
function isWaiting(client: object): boolean {
  return !('readyForQuery' in client) || client.readyForQuery !== true
}
