import { sql } from 'kysely'
import { lockNumbers } from './lock-numbers.ts'
import type { Tx } from './schema.ts'

/**
 * Held by every act from before it reads until it is stored, beside other acts; by a removal alone. So no act that read
 * what is removed writes it anew afterwards.
 */
export async function lockContent(tx: Tx, how: 'to_act' | 'to_remove'): Promise<void> {
  if (how === 'to_act') await sql`select pg_advisory_xact_lock_shared(${lockNumbers.content})`.execute(tx)
  else await sql`select pg_advisory_xact_lock(${lockNumbers.content})`.execute(tx)
}
