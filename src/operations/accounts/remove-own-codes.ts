import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { lockAccount } from '#store/accounts.ts'
import { deleteOneTimeKey } from '#store/one-time-keys.ts'
import type { Db } from '#store/schema.ts'
import { deleteSignInsOf } from '#store/sign-ins.ts'
import type { HolderContext } from './account-context.ts'
import { provenLately } from './proof.ts'
import { hashOf } from './secrets.ts'
import type { CodesRefusal } from './set-up-codes.ts'
import { warnHolder } from './warn-holder.ts'

/** Turns one's own one-time codes off. Other sign-ins end; where a second factor is demanded the next sign-in sets it up anew. */
export async function removeOwnCodes(db: Db, context: HolderContext): Promise<Result<undefined, CodesRefusal>> {
  const { at, address, holder, rules } = context
  if (!provenLately(holder.provenAt, at, rules.proofMinutes)) return refuse({ code: 'proof_needed' })
  const { accountId } = holder
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, { id: accountId })
    if (!(await deleteOneTimeKey(tx, accountId))) return refuse({ code: 'codes_not_found' })
    await deleteSignInsOf(tx, accountId, hashOf(holder.token))
    await recordAudit(tx, { act: 'codes_removed', at, by: accountId, about: accountId, address })
    await warnHolder(tx, context, accountId, 'codes_removed')
    return ok(undefined)
  })
}
