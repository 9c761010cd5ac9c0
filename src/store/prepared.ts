import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/**
 * The pool for a few questions asked very often: each connection plans one once and keeps the plan, by a name that begins
 * with `purpose`. All columns at once are asked for anew each time, since a table may get another.
 */
export function prepared(purpose: string): (pool: pg.Pool) => PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const nameOf = namesFor(purpose)
  return (pool) => ({
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const known = clients.get(client) ?? preparing(client, nameOf)
      clients.set(client, known)
      return known
    },
  })
}

type NameOf = (text: string) => string | undefined

function preparing(client: pg.PoolClient, nameOf: NameOf): PostgresPoolClient {
  const lent: PostgresPoolClient = client
  return Object.assign(Object.create(client), {
    query: (text: string, values: readonly unknown[]) => {
      const name = nameOf(text)
      return name === undefined ? lent.query(text, values) : client.query({ name, text, values: [...values] })
    },
    release: (destroy?: boolean) => client.release(destroy),
  })
}

/** A plan takes room in every connection. */
const mostKept = 50

function namesFor(purpose: string): NameOf {
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= mostKept || notKept.test(text)) return known
    const name = `${purpose}-${names.size}`
    names.set(text, name)
    return name
  }
}

/** All columns, and what begins and ends a transaction. */
const notKept = /select \*|\.\*|^(?:begin|start|commit|rollback)/
