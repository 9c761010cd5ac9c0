import { sql } from 'kysely'
import type { Db, Tx } from './schema.ts'

/**
 * Reads, with the eyes `db` has, what there is as it stood at one moment, and can write nothing. For long readings that hand their rows on:
 * one that waits more than a minute between two queries is ended by the database, so that it holds no connection for ever.
 */
export async function inOneReading<Found>(db: Db, read: (tx: Tx) => Promise<Found>): Promise<Found> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`set local idle_in_transaction_session_timeout = '60s'`.execute(tx)
      return read(tx)
    })
}
