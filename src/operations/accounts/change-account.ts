import { ok, type Result, refuse } from '#kernel/result.ts'
import type { AuditAct } from '#operations/audit/audit-acts.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { deleteLinksOfAccount } from '#store/account-links.ts'
import { type Account, findAccount, listAccounts, lockPersonOf, setDisabled, setRoles } from '#store/accounts.ts'
import { type Invitation, listInvitations } from '#store/invitations.ts'
import { findPeople } from '#store/roster.ts'
import type { Db, Tx } from '#store/schema.ts'
import { deleteSignInsOf, forgetBrowsers } from '#store/sign-ins.ts'
import type { OfficerContext } from './account-context.ts'
import type { AccountRefusal } from './account-refusal.ts'
import { type AccountRoles, rolesRefusal } from './account-roles.ts'
import { type GrantAsked, secondAsked } from './ask-second.ts'
import { type OfficerActName, officerRefusal } from './officer-acts.ts'
import { apartFromGiven } from './officers-apart.ts'

export type AccountsSeen = { readonly accounts: readonly Account[]; readonly invitations: readonly Invitation[] }

const invitationsShown = 1_000

/** Every account, and invitations with what became of them. */
export async function readAccounts(db: Db, context: OfficerContext): Promise<Result<AccountsSeen, AccountRefusal>> {
  const refusal = officerRefusal(context, 'see_accounts')
  if (refusal !== undefined) return refuse(refusal)
  return ok({
    accounts: await listAccounts(db, context.on),
    invitations: await listInvitations(db, invitationsShown),
  })
}

export async function readAccount(
  db: Db,
  context: OfficerContext,
  id: string,
): Promise<Result<Account, AccountRefusal>> {
  const refusal = officerRefusal(context, 'see_accounts')
  if (refusal !== undefined) return refuse(refusal)
  const account = await findAccount(db, id, context.on)
  return account === undefined ? refuse({ code: 'account_not_found' }) : ok(account)
}

/** Ends an account's rights, its sign-ins and its open links at once. What it did stays on the record under its name. */
export async function disableAccount(
  db: Db,
  context: OfficerContext,
  id: string,
): Promise<Result<undefined, AccountRefusal>> {
  return onOther(db, context, { id, act: 'disable_account' }, async (tx) => {
    if (!(await setDisabled(tx, id, context.at))) return refuse({ code: 'account_is_disabled' })
    await endEverything(tx, id)
    await told(tx, context, id, 'account_disabled')
    return ok(undefined)
  })
}

/** Lets a disabled account in again, with the roles it had and the sign-in it had, where its person holds none they do not go with. */
export async function enableAccount(
  db: Db,
  context: OfficerContext,
  id: string,
): Promise<Result<undefined, AccountRefusal>> {
  return onOther(db, context, { id, act: 'enable_account' }, async (tx, account) => {
    if (account.disabledAt === null) return ok(undefined)
    const { personId, offices, unitId } = account
    const apart = await apartFromGiven(tx, context, { personId, accountId: id, offices, unitId })
    if (apart !== undefined) return refuse(apart)
    if (await setDisabled(tx, id, null)) await told(tx, context, id, 'account_enabled')
    return ok(undefined)
  })
}

/** Signs an account out wherever it is signed in. */
export async function endSignIns(
  db: Db,
  context: OfficerContext,
  id: string,
): Promise<Result<undefined, AccountRefusal>> {
  return onOther(db, context, { id, act: 'end_sign_ins' }, async (tx) => {
    await deleteSignInsOf(tx, id)
    await told(tx, context, id, 'sign_ins_ended')
    return ok(undefined)
  })
}

/** Gives an account other roles; its sign-ins end, so that nothing goes on under the ones before. */
export async function changeRoles(
  db: Db,
  context: OfficerContext,
  asked: RolesAsked,
): Promise<Result<undefined, AccountRefusal>> {
  const refusal = officerRefusal(context, 'change_roles')
  if (refusal !== undefined) return refuse(refusal)
  return db.transaction().execute((tx) => changeRolesIn(tx, context, asked))
}

type RolesAsked = AccountRoles & { readonly id: string }

/** As `changeRoles`, within a transaction and with the right settled. */
export async function changeRolesIn(
  tx: Tx,
  context: OfficerContext,
  { id, offices, unitId }: RolesAsked,
): Promise<Result<undefined, AccountRefusal>> {
  return toOther(tx, context, id, async (account) => {
    const person = (await findPeople(tx, [account.personId])).get(account.personId)
    if (person === undefined) return refuse({ code: 'person_not_found' })
    const roles = { offices, unitId }
    const given = { personId: account.personId, accountId: id, ...roles }
    const fault = rolesRefusal(roles, person) ?? (await apartFromGiven(tx, context, given))
    if (fault !== undefined) return refuse(fault)
    const asked: GrantAsked = { act: 'change_roles', accountId: id, offices: [...offices], unitId }
    const second = await secondAsked(tx, context, asked)
    if (second !== undefined) return refuse(second)
    await setRoles(tx, id, roles)
    await deleteSignInsOf(tx, id)
    await told(tx, context, id, 'roles_changed', {
      before: [...account.offices, ...(account.unitId === null ? [] : [account.unitId])],
      after: [...offices, ...(unitId === null ? [] : [unitId])],
    })
    return ok(undefined)
  })
}

/** What is done to somebody else's account: nobody takes their own rights away or gives themselves more. */
async function onOther(
  db: Db,
  context: OfficerContext,
  { id, act }: { readonly id: string; readonly act: OfficerActName },
  change: (tx: Tx, account: Account) => Promise<Result<undefined, AccountRefusal>>,
): Promise<Result<undefined, AccountRefusal>> {
  const refusal = officerRefusal(context, act)
  if (refusal !== undefined) return refuse(refusal)
  return db.transaction().execute((tx) => toOther(tx, context, id, (account) => change(tx, account)))
}

async function toOther(
  tx: Tx,
  context: OfficerContext,
  id: string,
  change: (account: Account) => Promise<Result<undefined, AccountRefusal>>,
): Promise<Result<undefined, AccountRefusal>> {
  // The account is read under the lock: what is judged and told is what it holds by then.
  await lockPersonOf(tx, id)
  const account = await findAccount(tx, id, context.on)
  if (account === undefined) return refuse({ code: 'account_not_found' })
  return account.personId === context.by.personId ? refuse({ code: 'not_yourself' }) : change(account)
}

async function endEverything(tx: Tx, id: string): Promise<void> {
  await deleteSignInsOf(tx, id)
  await deleteLinksOfAccount(tx, id)
  await forgetBrowsers(tx, id)
}

async function told(
  tx: Tx,
  { at, by, address }: OfficerContext,
  about: string,
  act: AuditAct,
  detail: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  await recordAudit(tx, { act, at, by: by.accountId, about, address, detail })
}
