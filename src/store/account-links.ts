import type { Insertable, Selectable } from 'kysely'
import type { Db, Tables, Tx } from './schema.ts'

export type AccountLink = Selectable<Tables['account_link']>

export async function insertLink(db: Db, row: Insertable<Tables['account_link']>): Promise<void> {
  await db.insertInto('account_link').values(row).execute()
}

/** The link with this hash, while it lasts. */
export async function findLink(db: Db, tokenHash: string, at: string): Promise<AccountLink | undefined> {
  return db
    .selectFrom('account_link')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', at)
    .executeTakeFirst()
}

/** Takes a link away, once. @returns it; undefined when it is not there any more or has expired. */
export async function takeLink(tx: Tx, tokenHash: string, at: string): Promise<AccountLink | undefined> {
  return tx
    .deleteFrom('account_link')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', at)
    .returningAll()
    .executeTakeFirst()
}

export async function deleteLinksOfInvitation(tx: Tx, invitationId: string): Promise<void> {
  await tx.deleteFrom('account_link').where('invitation_id', '=', invitationId).execute()
}

export async function deleteLinksOfAccount(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('account_link').where('account_id', '=', accountId).execute()
}

export async function deleteExpiredLinks(db: Db, at: string): Promise<void> {
  await db.deleteFrom('account_link').where('expires_at', '<=', at).execute()
}

export async function insertResetRequest(db: Db, row: Insertable<Tables['reset_request']>): Promise<void> {
  await db.insertInto('reset_request').values(row).execute()
}

/** Takes the requests that wait, each once. */
export async function takeResetRequests(tx: Tx): Promise<readonly Selectable<Tables['reset_request']>[]> {
  return tx.deleteFrom('reset_request').returningAll().execute()
}
