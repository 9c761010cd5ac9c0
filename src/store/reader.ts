import { createHash } from 'node:crypto'
import type { PostgresPool } from 'kysely'
import type pg from 'pg'

/** Whose eyes a connection has. */
export type Reader =
  | 'everything'
  | (Somebody & {
      /** The kinds of case their office sees whole. */
      readonly kinds: readonly string[]
    })

export const everything: Reader = 'everything'

/** What each open connection was last told; it keeps that until it is told otherwise. */
const told = new WeakMap<pg.PoolClient, string>()

/** The pool as seen by one reader: each connection it lends is told first whose eyes it has, where that is news. */
export function readAs(pool: pg.Pool, reader: Reader): PostgresPool {
  const settings = settingsOf(reader)
  const key = settings.join('\n')
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      if (told.get(client) === key) return client
      try {
        await client.query({ name: 'tell', text: tell, values: settings })
      } catch (fault) {
        client.release(true)
        throw fault
      }
      told.set(client, key)
      return client
    },
  }
}

const tell = `select set_config('huiying.reader', $1, false), set_config('huiying.kinds', $2, false),
  set_config('huiying.parties', $3, false)`

/** In an order that `tell` knows. */
function settingsOf(reader: Reader): string[] {
  if (reader === 'everything') return ['everything', '', '']
  return ['somebody', listOf(reader.kinds), listOf(ownParties(reader))]
}

/** How a case's row names whose it is: persons by a hash, since rows are what lists and files are made of. */
export const partyOf = {
  person: (id: string) => `p:${createHash('sha256').update(id).digest('hex')}`,
  unit: (id: string) => `u:${id}`,
} as const

/** Under which names a case is somebody's: their own, and that of the unit they act for. */
export function ownParties({ personId, unitId }: Somebody): readonly string[] {
  return [...(personId === null ? [] : [partyOf.person(personId)]), ...(unitId === null ? [] : [partyOf.unit(unitId)])]
}

type Somebody = {
  /** Null for the public. */
  readonly personId: string | null
  /** Null for who acts for none. */
  readonly unitId: string | null
}

/** A name with a comma would be read as two: nobody is given what a part of their name opens. */
function listOf(names: readonly string[]): string {
  return names.filter((name) => !name.includes(',')).join(',')
}
