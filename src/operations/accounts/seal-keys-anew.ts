import type { Chance } from '#operations/act-context.ts'
import { listSealedKeys, type OneTimeKey, replaceSealed } from '#store/one-time-keys.ts'
import type { Db } from '#store/schema.ts'
import { openSealed, type SealingKeys, sealKey } from './sealed-key.ts'

/** How many keys of one-time codes lie in the database, how many were locked anew now, and how many none of these keys opens. */
export type KeysSealed = { readonly keys: number; readonly sealedAnew: number; readonly notOpened: number }

/** Locks every key of one-time codes by the first sealing key that an older one locked. One that was set up anew meanwhile is let be. */
export async function sealKeysAnew(db: Db, sealingKeys: SealingKeys, chance: Chance): Promise<KeysSealed> {
  const kept = await listSealedKeys(db)
  const counted = { sealedAnew: 0, notOpened: 0 }
  for (const one of kept) {
    const came = await sealAnew(db, sealingKeys, chance, one)
    if (came !== undefined) counted[came] += 1
  }
  return { keys: kept.length, ...counted }
}

/** Undefined where there is nothing to do. */
async function sealAnew(
  db: Db,
  sealingKeys: SealingKeys,
  chance: Chance,
  { account_id: whose, sealed }: Pick<OneTimeKey, 'account_id' | 'sealed'>,
): Promise<'sealedAnew' | 'notOpened' | undefined> {
  if (openSealed([sealingKeys[0]], whose, sealed) !== undefined) return undefined
  const key = openSealed(sealingKeys, whose, sealed)
  if (key === undefined) return 'notOpened'
  const isReplaced = await replaceSealed(db, whose, {
    before: sealed,
    sealed: sealKey(sealingKeys, chance, whose, key),
  })
  return isReplaced ? 'sealedAnew' : undefined
}
