import { sql } from 'kysely'
import type { Tx } from './schema.ts'

/** Any fixed number will do, as long as nothing else in the database uses it. */
const contentLock = 7_214_037

/**
 * Held by every act from before it reads until it is stored, beside other acts; by a removal alone. So no act that read
 * what is removed writes it anew afterwards.
 */
export async function lockContent(tx: Tx, how: 'to_act' | 'to_remove'): Promise<void> {
  if (how === 'to_act') await sql`select pg_advisory_xact_lock_shared(${contentLock})`.execute(tx)
  else await sql`select pg_advisory_xact_lock(${contentLock})`.execute(tx)
}
