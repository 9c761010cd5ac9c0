import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { deleteLinksOfAccount } from '#store/account-links.ts'
import { findAccountSecretById, lockAccount, setPasswordHash } from '#store/accounts.ts'
import { deleteOneTimeKey } from '#store/one-time-keys.ts'
import { deletePasskey, deletePasskeysOf } from '#store/passkeys.ts'
import type { Db } from '#store/schema.ts'
import { deleteSignInsOf } from '#store/sign-ins.ts'
import type { HolderContext, OfficerContext } from './account-context.ts'
import type { AccountRefusal } from './account-refusal.ts'
import { officerRefusal } from './officer-acts.ts'
import type { PasskeyRefusal } from './passkey-refusal.ts'
import { provenLately } from './proof.ts'
import { factorAsked } from './second-factor.ts'
import { hashOf } from './secrets.ts'
import { warnHolder } from './warn-holder.ts'

/** Takes one of one's own passkeys away. Other sign-ins end, for one of them may be by it; this one goes on. */
export async function removePasskey(
  db: Db,
  context: HolderContext,
  id: string,
): Promise<Result<undefined, PasskeyRefusal>> {
  const { at, address, holder, rules } = context
  if (!provenLately(holder.provenAt, at, rules.proofMinutes)) return refuse({ code: 'proof_needed' })
  const { accountId } = holder
  return db.transaction().execute(async (tx) => {
    const removed = await deletePasskey(tx, accountId, id)
    if (removed === undefined) return refuse({ code: 'passkey_not_found' })
    await deleteSignInsOf(tx, accountId, hashOf(holder.token))
    const detail = { name: removed.name }
    await recordAudit(tx, { act: 'passkey_removed', at, by: accountId, about: accountId, address, detail })
    await warnHolder(tx, context, accountId, 'passkey_removed')
    return ok(undefined)
  })
}

/**
 * Takes every passkey and one-time code of somebody else's account away and ends its sign-ins: for a device that was lost.
 * Where one was asked for the password goes too, or it alone would open from then on: its holder comes in by a link, as at first.
 */
export async function removeFactorsOf(
  db: Db,
  context: OfficerContext,
  accountId: string,
): Promise<Result<undefined, AccountRefusal>> {
  const refusal = officerRefusal(context, 'remove_passkeys')
  if (refusal !== undefined) return refuse(refusal)
  const { at, by, rules, address } = context
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, { id: accountId })
    const before = await findAccountSecretById(tx, accountId)
    if (before === undefined) return refuse({ code: 'account_not_found' })
    const count = await deletePasskeysOf(tx, accountId)
    const hadCodes = await deleteOneTimeKey(tx, accountId)
    if (count === 0 && !hadCodes) return ok(undefined)
    const asked = factorAsked(before, rules)
    if (asked === 'passkey' || asked === 'code') {
      await setPasswordHash(tx, accountId, null)
      await deleteLinksOfAccount(tx, accountId)
    }
    await deleteSignInsOf(tx, accountId)
    const told = { at, by: by.accountId, about: accountId, address }
    if (count > 0) await recordAudit(tx, { ...told, act: 'passkey_removed', detail: { count } })
    if (hadCodes) await recordAudit(tx, { ...told, act: 'codes_removed' })
    await warnHolder(tx, context, accountId, count > 0 ? 'passkey_removed' : 'codes_removed')
    return ok(undefined)
  })
}
