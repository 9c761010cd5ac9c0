import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { deleteLinksOfInvitation, findLink, takeLink } from '#store/account-links.ts'
import { saveAccountMail } from '#store/account-mail.ts'
import { findAccountSecretById, insertAccount, isLoginTaken } from '#store/accounts.ts'
import {
  findInvitation,
  findInvitationAddress,
  forgetInvitationAddress,
  type Invitation,
  type InvitationRow,
  nameInvitedAccount,
  useInvitation,
} from '#store/invitations.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { VisitorContext } from './account-context.ts'
import type { AccountRefusal } from './account-refusal.ts'
import { beginSignIn, type NewSignIn } from './begin-sign-in.ts'
import { openLink } from './links.ts'
import { type ApartRefusal, apartFromHeld } from './officers-apart.ts'
import { passwordRefusal } from './password-rules.ts'
import { factorAsked } from './second-factor.ts'
import { hashOf, hashPassword } from './secrets.ts'

/** What an invitation offers, to whoever holds its link; `link_dead` when it is used, revoked, expired or never was. */
export async function readInvitation(
  db: Db,
  secret: string,
  at: string,
): Promise<Result<Invitation, { readonly code: 'link_dead' }>> {
  const link = await openLink(db, secret, at)
  const found = link?.invitation_id == null ? undefined : await findInvitation(db, link.invitation_id)
  return found === undefined || !isOpen(found, at) ? refuse({ code: 'link_dead' }) : ok(found)
}

/**
 * Makes the account, with a password its holder alone knows. The link has then done its work. @returns the sign-in it begins;
 * null where a second factor is asked for, which signing in sets up.
 */
export async function acceptInvitation(
  db: Db,
  context: VisitorContext,
  { secret, password }: { readonly secret: string; readonly password: string },
): Promise<Result<NewSignIn | null, AccountRefusal>> {
  const offered = await readInvitation(db, secret, context.at)
  if (!offered.ok) return offered
  const { login, personName } = offered.value
  const fault = passwordRefusal(password, { login, personName })
  if (fault !== undefined) return refuse(fault)

  const passwordHash = await hashPassword(password)
  return db.transaction().execute(async (tx) => {
    const made = await makeInvitedAccount(tx, context, hashOf(secret), passwordHash)
    if (!made.ok) return made
    const account = await findAccountSecretById(tx, made.value)
    if (account !== undefined && factorAsked(account, context.rules) !== 'none') return ok(null)
    return ok(await beginSignIn(tx, context, { id: made.value, way: 'link' }))
  })
}

/**
 * Turns the invitation a link opens into an account, once, whoever else holds it; where its person became meanwhile what
 * it does not go with, it stays open. @returns the account.
 */
export async function makeInvitedAccount(
  tx: Tx,
  context: VisitorContext,
  linkHash: string,
  passwordHash: string | null,
): Promise<Result<string, AccountRefusal>> {
  const { at, chance, address, rules } = context
  const apart = await apartRefusal(tx, linkHash, { at, rules })
  if (apart !== undefined) return refuse(apart)
  const link = await takeLink(tx, linkHash, at)
  const used = link?.invitation_id == null ? undefined : await useInvitation(tx, link.invitation_id, at)
  if (link === undefined || used === undefined) return refuse({ code: 'link_dead' })
  if (await isLoginTaken(tx, used.login)) return refuse({ code: 'login_taken' })

  const id = chance.id()
  await insertAccount(tx, {
    ...{ id, login: used.login, person_id: used.person_id, unit_id: used.unit_id, offices: used.offices },
    ...{ password_hash: passwordHash, language: used.language, disabled_at: null, made_at: at },
  })
  await nameInvitedAccount(tx, used.id, id)
  await deleteLinksOfInvitation(tx, used.id)
  await handOverAddress(tx, used, id, link.way === 'mail' ? at : null)
  const about = { about: id, detail: { invitation: used.id, login: used.login } }
  await recordAudit(tx, { act: 'invitation_accepted', at, by: id, address, ...about })
  return ok(id)
}

/** Asked before anything is taken: an officer can make room for what is promised, and the link is good still. */
async function apartRefusal(
  tx: Tx,
  linkHash: string,
  { at, rules }: Pick<VisitorContext, 'at' | 'rules'>,
): Promise<ApartRefusal | undefined> {
  const link = await findLink(tx, linkHash, at)
  const promised = link?.invitation_id == null ? undefined : await findInvitation(tx, link.invitation_id)
  if (promised === undefined) return undefined
  const { person_id: personId, offices, unit_id: unitId } = promised
  return apartFromHeld(tx, rules, { personId, offices, unitId })
}

/** An address the link arrived at is the holder's; one it did not arrive at is forgotten. */
async function handOverAddress(
  tx: Tx,
  { id }: InvitationRow,
  accountId: string,
  provenAt: string | null,
): Promise<void> {
  const address = await findInvitationAddress(tx, id)
  if (address !== undefined && provenAt !== null) {
    await saveAccountMail(tx, {
      ...{ account_id: accountId, address, choice: 'each', confirmed_at: provenAt, confirm_token: null },
    })
  }
  await forgetInvitationAddress(tx, id)
}

function isOpen({ used_at, revoked_at, expires_at }: InvitationRow, at: string): boolean {
  return used_at === null && revoked_at === null && expires_at > at
}
