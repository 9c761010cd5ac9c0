import { listSealedKeys } from '#store/one-time-keys.ts'
import type { Db } from '#store/schema.ts'
import { openSealed } from './sealed-key.ts'

/** How many keys of one-time codes lie in the database, and how many of them this sealing key does not open. */
export async function countKeysNotOpened(
  db: Db,
  sealingKey: Uint8Array,
): Promise<{ readonly keys: number; readonly notOpened: number }> {
  const kept = await listSealedKeys(db)
  const notOpened = kept.filter(({ account_id, sealed }) => openSealed(sealingKey, account_id, sealed) === undefined)
  return { keys: kept.length, notOpened: notOpened.length }
}
