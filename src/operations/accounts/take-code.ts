import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { findOneTimeKey, takeRecoveryCode, takeStep } from '#store/one-time-keys.ts'
import type { Tx } from '#store/schema.ts'
import type { VisitorContext } from './account-context.ts'
import { plainCode, stepOfCode } from './one-time-code.ts'
import { openSealed, type SealingKeys } from './sealed-key.ts'
import { hashOf } from './secrets.ts'
import { warnHolder } from './warn-holder.ts'

/** More than any code has, with its spaces. */
export const longestCode = 60

/** Which second factor was shown. */
export type CodeTaken = 'one_time_code' | 'recovery_code'

/** It is none, or was used; or no one-time code can be checked, since the account's key opens with another sealing key alone. */
export type CodeNotTaken = { readonly code: 'one_time_code_wrong' } | { readonly code: 'codes_not_opened' }

/** Takes a one-time or a recovery code of an account, each once. @returns which. */
export async function takeCode(
  tx: Tx,
  context: Pick<VisitorContext, 'at' | 'chance' | 'address'>,
  sealingKeys: SealingKeys,
  { accountId, typed }: { readonly accountId: string; readonly typed: string },
): Promise<Result<CodeTaken, CodeNotTaken>> {
  const code = plainCode(typed)
  if (/^\d{6}$/.test(code)) {
    const kept = await findOneTimeKey(tx, accountId)
    if (kept === undefined) return refuse({ code: 'one_time_code_wrong' })
    const key = openSealed(sealingKeys, accountId, kept.sealed)
    if (key === undefined) return refuse({ code: 'codes_not_opened' })
    const step = stepOfCode(key, code, context.at)
    const isTaken = step !== undefined && (await takeStep(tx, accountId, step))
    return isTaken ? ok('one_time_code') : refuse({ code: 'one_time_code_wrong' })
  }
  if (!(await takeRecoveryCode(tx, accountId, hashOf(code)))) return refuse({ code: 'one_time_code_wrong' })
  const { at, address } = context
  await recordAudit(tx, { act: 'recovery_code_used', at, by: accountId, about: accountId, address })
  await warnHolder(tx, context, accountId, 'recovery_code_used')
  return ok('recovery_code')
}
