import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/**
 * The pool for a few questions asked very often: each connection plans one once and keeps the plan. All columns at once
 * are asked for anew each time, since a table may get another.
 */
export function prepared(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const known = clients.get(client) ?? preparing(client)
      clients.set(client, known)
      return known
    },
  }
}

const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()

function preparing(client: pg.PoolClient): PostgresPoolClient {
  const lent: PostgresPoolClient = client
  return Object.assign(Object.create(client), {
    query: (text: string, values: readonly unknown[]) => {
      const name = nameOf(text)
      return name === undefined ? lent.query(text, values) : client.query({ name, text, values: [...values] })
    },
    release: (destroy?: boolean) => client.release(destroy),
  })
}

const names = new Map<string, string>()
/** A plan takes room in every connection. */
const mostKept = 50

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostKept || /select \*|\.\*/.test(text)) return known
  const name = `kept-${names.size}`
  names.set(text, name)
  return name
}
