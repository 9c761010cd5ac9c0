import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { findAccount } from '#store/accounts.ts'
import type { Db } from '#store/schema.ts'
import type { OfficerContext } from './account-context.ts'
import type { AccountRefusal } from './account-refusal.ts'
import { officerRefusal } from './officer-acts.ts'
import { openAgain } from './wrong-tries.ts'

/** Lets an account be tried again at once that wrong passwords had shut. */
export async function unlockAccount(
  db: Db,
  context: OfficerContext,
  id: string,
): Promise<Result<undefined, AccountRefusal>> {
  const refusal = officerRefusal(context, 'unlock')
  if (refusal !== undefined) return refuse(refusal)
  const { at, by, on, address } = context
  return db.transaction().execute(async (tx) => {
    const account = await findAccount(tx, id, on)
    if (account === undefined) return refuse({ code: 'account_not_found' })
    await openAgain(tx, account.login)
    await recordAudit(tx, { act: 'sign_in_opened', at, by: by.accountId, about: id, address })
    return ok(undefined)
  })
}
