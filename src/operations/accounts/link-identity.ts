import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { deleteIdentity, findIdentity, insertIdentity, lockSubject } from '#store/account-identities.ts'
import { findAccount, lockAccount } from '#store/accounts.ts'
import type { Db, Tx } from '#store/schema.ts'
import { deleteSignInsOf } from '#store/sign-ins.ts'
import type { OfficerContext } from './account-context.ts'
import type { AccountRefusal } from './account-refusal.ts'
import { secondAsked } from './ask-second.ts'
import { officerRefusal } from './officer-acts.ts'
import { warnHolder } from './warn-holder.ts'

export type IdentityRefusal =
  | AccountRefusal
  | { readonly code: 'subject_invalid' }
  | { readonly code: 'subject_taken' }
  | { readonly code: 'identity_not_found' }

type Linked = { readonly accountId: string; readonly issuer: string; readonly subject: string }

/** OpenID Connect gives a subject 255 characters of ASCII at most. */
const subjectForm = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/

/** Says which account a person of the city's own sign-in has here. It gives the account no right it had not. */
export async function linkIdentity(
  db: Db,
  context: OfficerContext,
  linked: Linked,
): Promise<Result<undefined, IdentityRefusal>> {
  const refusal = officerRefusal(context, 'link_identity')
  if (refusal !== undefined) return refuse(refusal)
  return db.transaction().execute((tx) => linkIdentityIn(tx, context, linked))
}

/** As `linkIdentity`, within a transaction and with the right settled. */
export async function linkIdentityIn(
  tx: Tx,
  context: OfficerContext,
  { accountId, issuer, subject }: Linked,
): Promise<Result<undefined, IdentityRefusal>> {
  if (!subjectForm.test(subject)) return refuse({ code: 'subject_invalid' })
  const { at, by, on, address } = context
  if ((await findAccount(tx, accountId, on)) === undefined) return refuse({ code: 'account_not_found' })
  await lockSubject(tx, issuer, subject)
  if ((await findIdentity(tx, issuer, subject)) !== undefined) return refuse({ code: 'subject_taken' })
  const second = await secondAsked(tx, context, { act: 'link_identity', accountId, issuer, subject })
  if (second !== undefined) return refuse(second)
  const row = { issuer, subject, account_id: accountId, linked_by: by.accountId, linked_at: at, last_used_at: null }
  if (!(await insertIdentity(tx, row))) throw new Error('a subject was linked although it was locked')
  await recordAudit(tx, { act: 'identity_linked', at, by: by.accountId, about: accountId, address, detail: { issuer } })
  await warnHolder(tx, context, accountId, 'identity_linked')
  return ok(undefined)
}

/** Ends a link, and the sign-ins of its account: one of them may be by it. */
export async function unlinkIdentity(
  db: Db,
  context: OfficerContext,
  linked: Linked,
): Promise<Result<undefined, IdentityRefusal>> {
  const refusal = officerRefusal(context, 'unlink_identity')
  if (refusal !== undefined) return refuse(refusal)
  const { at, by, address } = context
  const { accountId, issuer } = linked
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, { id: accountId })
    if (!(await deleteIdentity(tx, linked))) return refuse({ code: 'identity_not_found' })
    await deleteSignInsOf(tx, accountId)
    await recordAudit(tx, {
      act: 'identity_unlinked',
      at,
      by: by.accountId,
      about: accountId,
      address,
      detail: { issuer },
    })
    return ok(undefined)
  })
}
