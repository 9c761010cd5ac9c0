import { sql } from 'kysely'
import type { Db } from './schema.ts'

/**
 * Has the end of this transaction wait until what it read stands on every server that must have an act before it is
 * answered. Reading waits for nothing: a server that crashed shows, once it is back, acts that no other has yet.
 */
export async function awaitCopies(db: Db): Promise<void> {
  // The smallest thing that goes into the server's log, and so to its copies.
  await sql`select pg_logical_emit_message(true, 'huiying', '')`.execute(db)
}
