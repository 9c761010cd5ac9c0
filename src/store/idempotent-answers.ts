import type { Insertable } from 'kysely'
import type { Db, Tables } from './schema.ts'

/** The answer a person's earlier request with this key got. */
export async function findAnswer(db: Db, slot: { readonly person_id: string; readonly key: string }) {
  return db
    .selectFrom('idempotent_answer')
    .select(['request_hash', 'status', 'body'])
    .where('person_id', '=', slot.person_id)
    .where('key', '=', slot.key)
    .executeTakeFirst()
}

/** @returns false where an answer is kept under the key already; it stays. */
export async function keepAnswer(db: Db, row: Insertable<Tables['idempotent_answer']>): Promise<boolean> {
  const kept = await db
    .insertInto('idempotent_answer')
    .values(row)
    .onConflict((conflict) => conflict.columns(['person_id', 'key']).doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}
