import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { deleteLinksOfInvitation } from '#store/account-links.ts'
import {
  findInvitation,
  findInvitationAddress,
  forgetInvitationAddress,
  prolongInvitation,
  revokeOpenInvitation,
} from '#store/invitations.ts'
import type { Db } from '#store/schema.ts'
import type { OfficerContext } from './account-context.ts'
import type { AccountRefusal } from './account-refusal.ts'
import { type Invited, queueInvitation } from './invite.ts'
import { later } from './later.ts'
import { makeLink } from './links.ts'
import { officerRefusal } from './officer-acts.ts'
import { apartFromGiven } from './officers-apart.ts'

/** Takes an invitation back: from now on its links open nothing. */
export async function revokeInvitation(
  db: Db,
  context: OfficerContext,
  id: string,
): Promise<Result<undefined, AccountRefusal>> {
  const refusal = officerRefusal(context, 'revoke_invitation')
  if (refusal !== undefined) return refuse(refusal)
  const { at, by, address } = context
  return db.transaction().execute(async (tx) => {
    const found = await findInvitation(tx, id)
    if (found === undefined) return refuse({ code: 'invitation_not_found' })
    if (!(await revokeOpenInvitation(tx, id, at))) return refuse({ code: 'invitation_settled' })
    await deleteLinksOfInvitation(tx, id)
    await forgetInvitationAddress(tx, id)
    await recordAudit(tx, {
      act: 'invitation_revoked',
      at,
      by: by.accountId,
      address,
      detail: { invitation: id, login: found.login },
    })
    return ok(undefined)
  })
}

/** Gives an open invitation a new link and its time anew, also one that has expired; earlier links open nothing any more. */
export async function sendInvitationAgain(
  db: Db,
  context: OfficerContext,
  id: string,
): Promise<Result<Invited, AccountRefusal>> {
  const refusal = officerRefusal(context, 'send_invitation')
  if (refusal !== undefined) return refuse(refusal)
  const { at, by, address, rules } = context
  const minutes = rules.invitationHours * 60
  return db.transaction().execute(async (tx) => {
    const found = await findInvitation(tx, id)
    if (found === undefined) return refuse({ code: 'invitation_not_found' })
    const { person_id: personId, offices, unit_id: unitId } = found
    const apart = await apartFromGiven(tx, { at, rules }, { personId, invitationId: id, offices, unitId })
    if (apart !== undefined) return refuse(apart)
    if (!(await prolongInvitation(tx, id, later(at, minutes)))) return refuse({ code: 'invitation_settled' })
    await deleteLinksOfInvitation(tx, id)
    if ((await findInvitationAddress(tx, id)) !== undefined) await queueInvitation(tx, context, id)
    await recordAudit(tx, {
      act: 'invitation_sent_again',
      at,
      by: by.accountId,
      address,
      detail: { invitation: id, login: found.login },
    })
    const link = await makeLink(tx, context, { opens: { invitationId: id }, way: 'page', minutes })
    return ok({ id, personName: found.personName, login: found.login, link })
  })
}
