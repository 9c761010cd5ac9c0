import { sql } from 'kysely'
import { isAct } from './act-transaction.ts'
import { lockNumbers } from './lock-numbers.ts'
import type { Tx } from './schema.ts'

/**
 * Held by every act from before it reads until it is stored, beside other acts; by a removal alone. So no act that read
 * what is removed writes it anew afterwards. A transaction begun by `inAct` holds it already.
 */
export async function lockContent(tx: Tx, how: 'to_act' | 'to_remove'): Promise<void> {
  if (how === 'to_remove') await sql`select pg_advisory_xact_lock(${lockNumbers.content})`.execute(tx)
  else if (!isAct(tx)) await sql`select pg_advisory_xact_lock_shared(${lockNumbers.content})`.execute(tx)
}
