import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { findAccount } from '#store/accounts.ts'
import { findOpenGrantForUpdate, listOpenGrants, type OpenGrant, settleGrantRequest } from '#store/grant-requests.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { OfficerContext } from './account-context.ts'
import type { AccountRefusal } from './account-refusal.ts'
import { GrantAsked } from './ask-second.ts'
import { changeRolesIn } from './change-account.ts'
import { inviteOne } from './invite.ts'
import { type IdentityRefusal, linkIdentityIn } from './link-identity.ts'
import { makeResetLinkIn } from './new-password.ts'
import { officerRefusal } from './officer-acts.ts'

/** What waits to be settled, and what was asked. */
export type SeenGrant = Omit<OpenGrant, 'asked'> & { readonly asked: GrantAsked }

export type GrantRefusal = IdentityRefusal | { readonly code: 'grant_not_open' } | { readonly code: 'second_person' }

/** A link that came of it, which nothing keeps; null where none did. */
export type Granted = {
  readonly opens: 'invitation' | 'password'
  readonly link: string
  readonly login: string
  readonly personName: string
} | null

export async function readGrants(
  db: Db,
  context: OfficerContext,
): Promise<Result<readonly SeenGrant[], AccountRefusal>> {
  const refusal = officerRefusal(context, 'see_grants')
  if (refusal !== undefined) return refuse(refusal)
  return ok((await listOpenGrants(db)).map((one) => ({ ...one, asked: GrantAsked.parse(one.asked) })))
}

/**
 * Does what another officer asked for, or turns it down: once, by a second person, and nobody settles what is about
 * themselves. What can no longer be done is refused and stays open.
 */
export async function settleGrant(
  db: Db,
  context: OfficerContext,
  id: string,
  how: 'approve' | 'refuse',
): Promise<Result<Granted, GrantRefusal>> {
  const refusal = officerRefusal(context, 'settle_grant')
  if (refusal !== undefined) return refuse(refusal)
  return db.transaction().execute(async (tx) => {
    const request = await findOpenGrantForUpdate(tx, id)
    if (request === undefined) return refuse({ code: 'grant_not_open' })
    const asked = GrantAsked.parse(request.asked)
    if (await isAboutOrBy(tx, context, request.asked_by, asked)) return refuse({ code: 'second_person' })
    const done = how === 'approve' ? await grant(tx, { ...context, approves: true }, asked) : ok(null)
    if (!done.ok) return done

    const { at, by, address } = context
    const outcome = how === 'approve' ? 'approved' : 'refused'
    // The address was for sending the invitation alone.
    const kept = asked.act === 'invite' ? { ...asked, address: '' } : asked
    await settleGrantRequest(tx, id, { by: by.accountId, at, outcome, asked: JSON.stringify(kept) })
    const told = { at, by: by.accountId, about: request.account_id, address, detail: { request: id, act: asked.act } }
    await recordAudit(tx, { act: how === 'approve' ? 'grant_approved' : 'grant_refused', ...told })
    return done
  })
}

/** True where who settles asked for it, or would gain by it, under whatever account. */
async function isAboutOrBy(tx: Tx, { by, on }: OfficerContext, askedBy: string, asked: GrantAsked): Promise<boolean> {
  if ((await findAccount(tx, askedBy, on))?.personId === by.personId) return true
  const person = asked.act === 'invite' ? asked.personId : (await findAccount(tx, asked.accountId, on))?.personId
  return person === by.personId
}

async function grant(tx: Tx, context: OfficerContext, asked: GrantAsked): Promise<Result<Granted, GrantRefusal>> {
  switch (asked.act) {
    case 'invite': {
      const invited = await inviteOne(tx, context, asked)
      return invited.ok ? ok({ ...invited.value, opens: 'invitation' }) : invited
    }
    case 'reset_sign_in': {
      const made = await makeResetLinkIn(tx, context, asked.accountId)
      return made.ok ? ok({ ...made.value, opens: 'password' }) : made
    }
    case 'change_roles': {
      const changed = await changeRolesIn(tx, context, { ...asked, id: asked.accountId })
      return changed.ok ? ok(null) : changed
    }
    case 'link_identity': {
      const linked = await linkIdentityIn(tx, context, asked)
      return linked.ok ? ok(null) : linked
    }
  }
}
