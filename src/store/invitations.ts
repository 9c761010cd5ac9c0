import type { Insertable, Selectable } from 'kysely'
import type { Db, Tables, Tx } from './schema.ts'

export type InvitationRow = Selectable<Tables['invitation']>

/** An invitation as those who look after accounts see it. Its mail address is fetched only to send. */
export type Invitation = InvitationRow & {
  readonly personName: string
  readonly madeByName: string
  readonly hasAddress: boolean
}

export async function insertInvitation(tx: Tx, row: Insertable<Tables['invitation']>): Promise<void> {
  await tx.insertInto('invitation').values(row).execute()
}

/** Open ones and those of late, newest first. */
export async function listInvitations(db: Db, limit: number): Promise<readonly Invitation[]> {
  return invitations(db).orderBy('invitation.made_at', 'desc').orderBy('invitation.id').limit(limit).execute()
}

export async function findInvitation(db: Db, id: string): Promise<Invitation | undefined> {
  return invitations(db).where('invitation.id', '=', id).executeTakeFirst()
}

/** The open invitation that keeps a login for its person. */
export async function findOpenInvitationFor(db: Db, login: string): Promise<InvitationRow | undefined> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('login', '=', login)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** What the open invitations of a person promise, but for one invitation. */
export async function listRolesPromised(
  db: Db,
  personId: string,
  { at, except }: { readonly at: string; readonly except: string | null },
): Promise<readonly { readonly offices: readonly string[]; readonly unitId: string | null }[]> {
  return db
    .selectFrom('invitation')
    .select(['offices', 'unit_id as unitId'])
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .$if(except !== null, (query) => query.where('id', '<>', except))
    .execute()
}

function invitations(db: Db) {
  return db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .innerJoin('account as maker', 'maker.id', 'invitation.made_by')
    .innerJoin('person as maker_person', 'maker_person.id', 'maker.person_id')
    .selectAll('invitation')
    .select(['person.name as personName', 'maker_person.name as madeByName'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('invitation_mail')
            .select('invitation_mail.invitation_id')
            .whereRef('invitation_mail.invitation_id', '=', 'invitation.id'),
        )
        .$castTo<boolean>()
        .as('hasAddress'),
    )
}

/** Takes an invitation for used, once. @returns it; undefined when it was used, revoked or has expired. */
export async function useInvitation(tx: Tx, id: string, at: string): Promise<InvitationRow | undefined> {
  return tx
    .updateTable('invitation')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .returningAll()
    .executeTakeFirst()
}

export async function nameInvitedAccount(tx: Tx, id: string, accountId: string): Promise<void> {
  await tx.updateTable('invitation').set({ account_id: accountId }).where('id', '=', id).execute()
}

/** @returns false when it was used or revoked before. */
export async function revokeOpenInvitation(tx: Tx, id: string, at: string): Promise<boolean> {
  const updated = await tx
    .updateTable('invitation')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** Gives an open invitation more time. @returns false when it was used or revoked before. */
export async function prolongInvitation(tx: Tx, id: string, expiresAt: string): Promise<boolean> {
  const updated = await tx
    .updateTable('invitation')
    .set({ expires_at: expiresAt })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function putInvitationAddress(tx: Tx, invitationId: string, address: string): Promise<void> {
  await tx.insertInto('invitation_mail').values({ invitation_id: invitationId, address }).execute()
}

/** For sending, and for handing over to the account that came of it; for nothing else. */
export async function findInvitationAddress(db: Db, invitationId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('invitation_mail')
    .select('address')
    .where('invitation_id', '=', invitationId)
    .executeTakeFirst()
  return row?.address
}

export async function forgetInvitationAddress(tx: Tx, invitationId: string): Promise<void> {
  await tx.deleteFrom('invitation_mail').where('invitation_id', '=', invitationId).execute()
}
