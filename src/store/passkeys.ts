import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tables, Tx } from './schema.ts'

export type Passkey = Selectable<Tables['passkey']>
export type PasskeyPurpose = Tables['passkey_challenge']['purpose']

/** The passkeys of an account, oldest first. */
export async function listPasskeys(db: Db, accountId: string): Promise<readonly Passkey[]> {
  return db
    .selectFrom('passkey')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
}

export async function findPasskey(db: Db, id: string): Promise<Passkey | undefined> {
  return db.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Has passkeys be added to an account one after another, so that none passes the limit beside another. */
export async function lockPasskeysOf(tx: Tx, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`passkeys:${accountId}`}, 0))`.execute(tx)
}

/** @returns false when there is one with this id, whoever has it. */
export async function insertPasskey(tx: Tx, row: Insertable<Tables['passkey']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('passkey')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Notes a use, where the counter still is what it was when the use was checked. @returns false where it is not. */
export async function notePasskeyUse(
  tx: Tx,
  { id, counter }: Passkey,
  use: { readonly counter: number; readonly at: string },
): Promise<boolean> {
  const updated = await tx
    .updateTable('passkey')
    .set({ counter: use.counter, last_used_at: use.at })
    .where('id', '=', id)
    .where('counter', '=', counter)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** @returns what was removed; undefined when the account has no such passkey. */
export async function deletePasskey(tx: Tx, accountId: string, id: string): Promise<Passkey | undefined> {
  return tx
    .deleteFrom('passkey')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

/** @returns how many there were. */
export async function deletePasskeysOf(tx: Tx, accountId: string): Promise<number> {
  const deleted = await tx.deleteFrom('passkey').where('account_id', '=', accountId).executeTakeFirst()
  return Number(deleted.numDeletedRows)
}

/** Puts a question to a browser, in place of the one before; questions nobody answered in time are forgotten. */
export async function putChallenge(db: Db, row: Insertable<Tables['passkey_challenge']>, now: string): Promise<void> {
  await db.deleteFrom('passkey_challenge').where('expires_at', '<=', now).execute()
  await db
    .insertInto('passkey_challenge')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['holder_hash', 'purpose'])
        .doUpdateSet({ challenge: row.challenge, expires_at: row.expires_at }),
    )
    .execute()
}

/** Takes a question away, once, whatever the answer is. @returns it; undefined when there is none or it has expired. */
export async function takeChallenge(
  db: Db,
  asked: { readonly holderHash: string; readonly purpose: PasskeyPurpose; readonly at: string },
): Promise<string | undefined> {
  const row = await db
    .deleteFrom('passkey_challenge')
    .where('holder_hash', '=', asked.holderHash)
    .where('purpose', '=', asked.purpose)
    .returning(['challenge', 'expires_at'])
    .executeTakeFirst()
  return row !== undefined && row.expires_at > asked.at ? row.challenge : undefined
}
