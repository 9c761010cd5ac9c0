import { listRolesOfPerson, lockAccountsOf } from '#store/accounts.ts'
import { listRolesPromised } from '#store/invitations.ts'
import type { Tx } from '#store/schema.ts'
import type { AccountRules } from './account-context.ts'
import { type AccountRoles, areApart } from './account-roles.ts'

export type ApartRefusal = { readonly code: 'officers_apart' }

/** Roles somebody is to hold, and where they come from: that account or invitation does not stand against itself. */
type ToHold = AccountRoles & {
  readonly personId: string
  readonly accountId?: string | null
  readonly invitationId?: string | null
}

/**
 * Why a person cannot be given these roles beside what their other accounts hold and open invitations promise them;
 * undefined when they can. Whatever else is given to the same person waits until this transaction ends, so that two
 * changes do not each find the other not there yet.
 */
export async function apartFromGiven(
  tx: Tx,
  { at, rules }: { readonly at: string; readonly rules: AccountRules },
  { personId, accountId = null, invitationId = null, offices, unitId }: ToHold,
): Promise<ApartRefusal | undefined> {
  await lockAccountsOf(tx, personId)
  const held = await listRolesOfPerson(tx, personId, accountId)
  const promised = await listRolesPromised(tx, personId, { at, except: invitationId })
  return refusalOf([{ offices, unitId }, ...held, ...promised], rules)
}

/** As `apartFromGiven`, beside accounts alone: of two invitations the one accepted first holds. */
export async function apartFromHeld(
  tx: Tx,
  rules: AccountRules,
  { personId, offices, unitId }: AccountRoles & { readonly personId: string },
): Promise<ApartRefusal | undefined> {
  await lockAccountsOf(tx, personId)
  const held = await listRolesOfPerson(tx, personId, null)
  return refusalOf([{ offices, unitId }, ...held], rules)
}

function refusalOf(all: readonly AccountRoles[], { officers }: AccountRules): ApartRefusal | undefined {
  return areApart(all, officers === 'three' ? 'each' : 'auditor') ? undefined : { code: 'officers_apart' }
}
