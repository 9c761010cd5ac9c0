import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { setPasskeyAlone } from '#store/accounts.ts'
import { listPasskeys, lockPasskeysOf } from '#store/passkeys.ts'
import type { Db } from '#store/schema.ts'
import type { HolderContext } from './account-context.ts'
import type { PasskeyRefusal } from './passkey-refusal.ts'
import { provenLately } from './proof.ts'
import { warnHolder } from './warn-holder.ts'

/** Has one's passkeys alone sign in from now on, or the other ways as well; who has no passkey cannot choose it. */
export async function choosePasskeyAlone(
  db: Db,
  context: HolderContext,
  alone: boolean,
): Promise<Result<undefined, PasskeyRefusal>> {
  const { at, address, holder, rules } = context
  if (!provenLately(holder.provenAt, at, rules.proofMinutes)) return refuse({ code: 'proof_needed' })
  const { accountId } = holder
  return db.transaction().execute(async (tx) => {
    await lockPasskeysOf(tx, accountId)
    if (alone && (await listPasskeys(tx, accountId)).length === 0) return refuse({ code: 'passkey_not_found' })
    if (!(await setPasskeyAlone(tx, accountId, alone))) return ok(undefined)
    const act = alone ? 'passkey_alone_chosen' : 'passkey_alone_ended'
    await recordAudit(tx, { act, at, by: accountId, about: accountId, address })
    if (!alone) await warnHolder(tx, context, accountId, 'passkey_alone_ended')
    return ok(undefined)
  })
}
