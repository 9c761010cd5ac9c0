import { z } from 'zod'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { queuedAt } from '#operations/queue-mail.ts'
import { isLoginTaken } from '#store/accounts.ts'
import {
  findOpenInvitationFor,
  insertInvitation,
  putInvitationAddress,
  revokeOpenInvitation,
} from '#store/invitations.ts'
import { insertMail } from '#store/mail-outbox.ts'
import { findPeople } from '#store/roster.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { OfficerContext } from './account-context.ts'
import type { AccountRefusal } from './account-refusal.ts'
import { type AccountRoles, rolesRefusal } from './account-roles.ts'
import { type GrantAsked, secondAsked } from './ask-second.ts'
import { later } from './later.ts'
import { makeLink } from './links.ts'
import { officerRefusal } from './officer-acts.ts'
import { apartFromGiven } from './officers-apart.ts'

/** Whom to invite, and what the account is to be. */
export type Inviting = AccountRoles & {
  readonly personId: string
  readonly login: string
  /** Where the invitation goes; empty to hand the link over by other means. */
  readonly address: string
}

/** The invitation, and its link, which nothing keeps: shown once, to be printed or told. */
export type Invited = {
  readonly id: string
  readonly personName: string
  readonly login: string
  readonly link: string
}

const Login = z.string().regex(/^[a-z0-9](?:[a-z0-9._-]{1,38}[a-z0-9])$/)
const Address = z.email().max(254)

/** Invites a person of the roster to an account of their own. Nobody has an account before they accept. */
export async function invite(
  db: Db,
  context: OfficerContext,
  asked: Inviting,
): Promise<Result<Invited, AccountRefusal>> {
  const refusal = officerRefusal(context, 'invite')
  if (refusal !== undefined) return refuse(refusal)
  return db.transaction().execute((tx) => inviteOne(tx, context, asked))
}

/** As `invite`, within a transaction and with the right settled. */
export async function inviteOne(
  tx: Tx,
  context: OfficerContext,
  { personId, login, address, offices, unitId }: Inviting,
): Promise<Result<Invited, AccountRefusal>> {
  const { at, chance, by, rules } = context
  const person = (await findPeople(tx, [personId])).get(personId)
  if (person === undefined) return refuse({ code: 'person_not_found' })
  if (offices.length === 0 && unitId === null) return refuse({ code: 'roles_missing' })
  const roles = { offices, unitId }
  const fault =
    rolesRefusal(roles, person) ??
    formFault(login, address) ??
    (await apartFromGiven(tx, context, { personId, ...roles }))
  if (fault !== undefined) return refuse(fault)
  if (!(await isLoginFree(tx, login, at))) return refuse({ code: 'login_taken' })
  const asked: GrantAsked = { act: 'invite', personId, login, address, offices: [...offices], unitId }
  const second = await secondAsked(tx, context, asked)
  if (second !== undefined) return refuse(second)

  const id = chance.id()
  await insertInvitation(tx, {
    ...{ id, person_id: personId, unit_id: unitId, offices: [...offices], login },
    ...{ made_by: by.accountId, made_at: at, expires_at: later(at, rules.invitationHours * 60) },
    ...{ revoked_at: null, used_at: null, account_id: null },
  })
  if (address !== '') await sendInvitation(tx, context, id, address)
  await recordAudit(tx, {
    ...{ act: 'invited', at, by: by.accountId, address: context.address },
    detail: { invitation: id, login, person: personId, offices, ...(unitId === null ? {} : { unit: unitId }) },
  })
  const link = await makeLink(tx, context, {
    opens: { invitationId: id },
    way: 'page',
    minutes: rules.invitationHours * 60,
  })
  return ok({ id, personName: person.name, login, link })
}

/** The link that goes by mail is made when the mail goes out, and is another one: it proves that the address arrives. */
async function sendInvitation(tx: Tx, { at, chance }: OfficerContext, id: string, address: string): Promise<void> {
  await putInvitationAddress(tx, id, address)
  await queueInvitation(tx, { at, chance }, id)
}

export async function queueInvitation(
  tx: Tx,
  { at, chance }: Pick<OfficerContext, 'at' | 'chance'>,
  invitationId: string,
): Promise<void> {
  const message = { id: chance.id(), account_id: null, invitation_id: invitationId, kind: 'invitation' as const }
  await insertMail(tx, [{ ...message, ...queuedAt(at) }], [])
}

function formFault(login: string, address: string): AccountRefusal | undefined {
  if (!Login.safeParse(login).success) return { code: 'login_invalid' }
  if (address !== '' && !Address.safeParse(address).success) return { code: 'mail_address_invalid' }
  return undefined
}

/** A login promised in an invitation that has expired is free again, and the invitation is over for good. */
async function isLoginFree(tx: Tx, login: string, at: string): Promise<boolean> {
  if (await isLoginTaken(tx, login)) return false
  const open = await findOpenInvitationFor(tx, login)
  if (open === undefined) return true
  if (open.expires_at > at) return false
  await revokeOpenInvitation(tx, open.id, at)
  return true
}
