import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tables, Tx } from './schema.ts'

export type AccountIdentity = Selectable<Tables['account_identity']>
export type ProviderTrip = Selectable<Tables['provider_trip']>

export async function listIdentities(db: Db, accountId: string): Promise<readonly AccountIdentity[]> {
  return db
    .selectFrom('account_identity')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('linked_at')
    .orderBy('subject')
    .execute()
}

/** Whose account a subject of an issuer is linked to. */
export async function findIdentity(db: Db, issuer: string, subject: string): Promise<AccountIdentity | undefined> {
  return db
    .selectFrom('account_identity')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

/** Has links of one subject be made one after another, so that none is made beside another. */
export async function lockSubject(tx: Tx, issuer: string, subject: string): Promise<void> {
  const key = JSON.stringify(['subject', issuer, subject])
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}

/** @returns false when the subject is linked already, to whatever account. */
export async function insertIdentity(tx: Tx, row: Insertable<Tables['account_identity']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('account_identity')
    .values(row)
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function noteIdentityUse(tx: Tx, { issuer, subject }: AccountIdentity, at: string): Promise<void> {
  await tx
    .updateTable('account_identity')
    .set({ last_used_at: at })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute()
}

/** @returns false when the account has no such link. */
export async function deleteIdentity(
  tx: Tx,
  { accountId, issuer, subject }: { readonly accountId: string; readonly issuer: string; readonly subject: string },
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('account_identity')
    .where('account_id', '=', accountId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

/** Notes that a browser sets out; trips nobody came back from in time are forgotten. */
export async function insertTrip(db: Db, row: Insertable<Tables['provider_trip']>, now: string): Promise<void> {
  await db.deleteFrom('provider_trip').where('expires_at', '<=', now).execute()
  await db.insertInto('provider_trip').values(row).execute()
}

/** Takes a trip away, once, whatever comes of it. @returns it; undefined when there is none or it took too long. */
export async function takeTrip(db: Db, stateHash: string, at: string): Promise<ProviderTrip | undefined> {
  const row = await db.deleteFrom('provider_trip').where('state_hash', '=', stateHash).returningAll().executeTakeFirst()
  return row !== undefined && row.expires_at > at ? row : undefined
}
