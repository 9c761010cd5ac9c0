import type { Insertable, Selectable } from 'kysely'
import type { Db, Tables, Tx } from './schema.ts'

export type OneTimeKey = Selectable<Tables['one_time_key']>
export type SecondStep = Selectable<Tables['second_step']>

export async function findOneTimeKey(db: Db, accountId: string): Promise<OneTimeKey | undefined> {
  return db.selectFrom('one_time_key').selectAll().where('account_id', '=', accountId).executeTakeFirst()
}

/** The key of every account that has codes, as it lies locked. */
export async function listSealedKeys(db: Db): Promise<readonly Pick<OneTimeKey, 'account_id' | 'sealed'>[]> {
  return db.selectFrom('one_time_key').select(['account_id', 'sealed']).execute()
}

/** @returns false where another stands there meanwhile, or none. */
export async function replaceSealed(
  db: Db,
  accountId: string,
  { before, sealed }: { readonly before: Buffer; readonly sealed: Buffer },
): Promise<boolean> {
  const updated = await db
    .updateTable('one_time_key')
    .set({ sealed })
    .where('account_id', '=', accountId)
    .where('sealed', '=', before)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** @returns false when the account has one already. */
export async function insertOneTimeKey(
  tx: Tx,
  row: Insertable<Tables['one_time_key']>,
  recoveryHashes: readonly string[],
): Promise<boolean> {
  const inserted = await tx
    .insertInto('one_time_key')
    .values(row)
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false
  const rows = recoveryHashes.map((code_hash) => ({ code_hash, account_id: row.account_id }))
  await tx.insertInto('recovery_code').values(rows).execute()
  return true
}

/** Takes the code of a step away. @returns false where it, or a later one, was taken before. */
export async function takeStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const updated = await tx
    .updateTable('one_time_key')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** Takes a recovery code away. @returns false where the account has no such code any more. */
export async function takeRecoveryCode(tx: Tx, accountId: string, codeHash: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('recovery_code')
    .where('account_id', '=', accountId)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return count
}

/** @returns whether there was one. Its recovery codes, and what waits for a code of it, go with it. */
export async function deleteOneTimeKey(tx: Tx, accountId: string): Promise<boolean> {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  await deleteSecondStepsOf(tx, accountId)
  const deleted = await tx.deleteFrom('one_time_key').where('account_id', '=', accountId).executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

export async function insertSecondStep(db: Db, row: SecondStep, now: string): Promise<void> {
  await db.deleteFrom('second_step').where('expires_at', '<=', now).execute()
  await db.insertInto('second_step').values(row).execute()
}

export async function findSecondStep(db: Db, tokenHash: string, at: string): Promise<SecondStep | undefined> {
  return db
    .selectFrom('second_step')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', at)
    .executeTakeFirst()
}

/** @returns false where it was taken meanwhile. */
export async function deleteSecondStep(tx: Tx, tokenHash: string): Promise<boolean> {
  const deleted = await tx.deleteFrom('second_step').where('token_hash', '=', tokenHash).executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

/** Whoever waits to show a second factor begins anew: after another password the proof before is worth nothing. */
export async function deleteSecondStepsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('second_step').where('account_id', '=', accountId).execute()
}
