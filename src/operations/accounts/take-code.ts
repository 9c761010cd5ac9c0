import { recordAudit } from '#operations/audit/record-audit.ts'
import { findOneTimeKey, takeRecoveryCode, takeStep } from '#store/one-time-keys.ts'
import type { Tx } from '#store/schema.ts'
import type { VisitorContext } from './account-context.ts'
import { plainCode, stepOfCode } from './one-time-code.ts'
import { openSealed } from './sealed-key.ts'
import { hashOf } from './secrets.ts'
import { warnHolder } from './warn-holder.ts'

/** More than any code has, with its spaces. */
export const longestCode = 60

/** Which second factor was shown. */
export type CodeTaken = 'one_time_code' | 'recovery_code'

/** Takes a one-time or a recovery code of an account, each once. @returns which; undefined when it is none, or was used. */
export async function takeCode(
  tx: Tx,
  context: Pick<VisitorContext, 'at' | 'chance' | 'address'>,
  sealingKey: Uint8Array,
  { accountId, typed }: { readonly accountId: string; readonly typed: string },
): Promise<CodeTaken | undefined> {
  const code = plainCode(typed)
  if (/^\d{6}$/.test(code)) {
    const kept = await findOneTimeKey(tx, accountId)
    if (kept === undefined) return undefined
    const step = stepOfCode(openSealed(sealingKey, accountId, kept.sealed), code, context.at)
    return step !== undefined && (await takeStep(tx, accountId, step)) ? 'one_time_code' : undefined
  }
  if (!(await takeRecoveryCode(tx, accountId, hashOf(code)))) return undefined
  const { at, address } = context
  await recordAudit(tx, { act: 'recovery_code_used', at, by: accountId, about: accountId, address })
  await warnHolder(tx, context, accountId, 'recovery_code_used')
  return 'recovery_code'
}
