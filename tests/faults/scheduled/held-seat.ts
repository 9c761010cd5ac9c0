import { sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import { connect } from '#store/connect.ts'
import { openedAs } from '#store/opened.ts'
import type { Db } from '#store/schema.ts'

export type Statement = { readonly text: string; readonly values?: readonly unknown[]; readonly name?: string }

/** Waited for before a statement goes to the server. */
type Gate = (statement: string) => Promise<void>
type Send = (statement: Statement) => Promise<unknown>
/** What becomes of a statement on its way: a control sends others in its place. */
export type Drive = (statement: Statement, send: Send) => Promise<unknown>

/** A database on one connection of its own, each of whose statements can be held before the server hears of it. */
export type Seat = {
  readonly db: Db
  /** The server's process behind the connection. */
  readonly pid: number
  /** Holds what is asked from now on; without a gate everything goes at once. */
  readonly hold: (gate?: Gate) => void
  /** Stops the server's process, wherever it stands: for one that waits for a lock and so keeps nobody else from working. */
  readonly stop: () => void
  readonly goOn: () => void
  readonly close: () => Promise<void>
}

/** Opens one. The operations that are handed its database know nothing of it: statements are held in the driver. */
export async function openSeat(url: string, drive: Drive = (statement, send) => send(statement)): Promise<Seat> {
  const db = connect(url, { max: 1 })
  const pool = openedAs(db)?.pool
  if (pool === undefined) throw new Error('a seat needs a pool to hold the statements of')
  // A connection that was closed for being idle would be opened anew in the middle of a race.
  pool.options.idleTimeoutMillis = 0
  let gate: Gate | undefined
  pool.on('connect', (client) => {
    const send = sending(client)
    const held: Send = async (statement) => {
      await gate?.(statement.text)
      return send(statement)
    }
    Object.assign(client, { query: (...asked: readonly unknown[]) => drive(statementOf(asked), held) })
  })
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  const pid = rows[0]?.pid
  if (pid === undefined) throw new Error('the server did not say which process serves the seat')
  return {
    db,
    pid,
    stop: () => process.kill(pid, 'SIGSTOP'),
    goOn: () => process.kill(pid, 'SIGCONT'),
    hold: (next) => {
      gate = next
    },
    close: async () => {
      process.kill(pid, 'SIGCONT')
      await db.destroy()
    },
  }
}

function sending(client: pg.PoolClient): Send {
  const { query } = client
  return ({ name, text, values }) => {
    const asked = name === undefined ? [text, values] : [{ name, text, values }]
    return Reflect.apply(query, client, asked)
  }
}

const Named = z.object({ name: z.string(), text: z.string(), values: z.array(z.unknown()) })

/** The driver is asked by a text and its values, or by a question with a name whose plan is kept. */
function statementOf([first, values]: readonly unknown[]): Statement {
  if (typeof first !== 'string') return Named.parse(first)
  return Array.isArray(values) ? { text: first, values } : { text: first }
}
