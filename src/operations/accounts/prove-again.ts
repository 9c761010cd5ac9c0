import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import type { SignInRefusal } from '#operations/sign-in.ts'
import { findAccountSecretById } from '#store/accounts.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { VisitorContext } from './account-context.ts'
import type { NewSignIn } from './begin-sign-in.ts'
import { renewSignIn } from './renew-sign-in.ts'
import type { SealingKeys } from './sealed-key.ts'
import { factorAsked } from './second-factor.ts'
import { hashOf, isPassword } from './secrets.ts'
import { type CodeNotTaken, takeCode } from './take-code.ts'
import { countersOf, countWrongTry, forgetWrongTries, standing } from './wrong-tries.ts'

/** Whose sign-in it is, and the token it goes by. */
export type Proving = { readonly accountId: string; readonly token: string; readonly browser: string | null }

export type ProofRefusal =
  | Exclude<SignInRefusal, { readonly code: 'second_factor_asked' }>
  | { readonly code: 'not_signed_in' }
  | { readonly code: 'code_demanded' }
  | CodeNotTaken

/** A one-time or recovery code as typed, and what opens the keys they are checked by. */
export type CodeGiven = { readonly typed: string; readonly sealingKeys: SealingKeys }

/**
 * Takes the password as proof, once more, of who is at this sign-in, with a code where the account has codes. Wrong ones
 * count as at signing in; where a passkey is demanded it is none.
 * @returns the token the sign-in goes by from then on.
 */
export async function proveByPassword(
  db: Db,
  context: VisitorContext,
  proving: Proving,
  password: string,
  code: CodeGiven | null = null,
): Promise<Result<NewSignIn, ProofRefusal>> {
  const account = await findAccountSecretById(db, proving.accountId)
  const asked = account === undefined ? 'none' : factorAsked(account, context.rules)
  if (asked === 'passkey') return refuse({ code: 'passkey_demanded' })
  if (asked !== 'code') return takePassword(db, context, proving, password)
  return code === null || code.typed === ''
    ? refuse({ code: 'code_demanded' })
    : takePassword(db, context, proving, password, code)
}

/** As `proveByPassword`, whatever is demanded of the account: for who has shown the second factor as well, or shows it here. */
export async function takePassword(
  db: Db,
  context: VisitorContext,
  { accountId, token, browser }: Proving,
  password: string,
  code: CodeGiven | null = null,
): Promise<Result<NewSignIn, ProofRefusal>> {
  const { at, chance, address } = context
  const account = await findAccountSecretById(db, accountId)
  const matches = await isPassword(account?.passwordHash, password)
  return db.transaction().execute(async (tx) => {
    const counters = await countersOf(tx, { login: account?.login ?? '', accountId, address, browser })
    const { until } = await standing(tx, counters, at)
    if (until !== null) return refuse({ code: 'sign_in_locked', until })
    // A code is used up beside the right password alone.
    const shown = matches ? await codeShown(tx, context, accountId, code) : refuse({ code: 'sign_in_failed' } as const)
    if (!shown.ok) {
      if (shown.refusal.code !== 'codes_not_opened') await countWrongTry(tx, counters, at)
      await recordAudit(tx, { act: 'proof_failed', at, by: accountId, about: accountId, address })
      return shown
    }
    await forgetWrongTries(tx, counters, at)
    const renewed = await renewSignIn(tx, chance, hashOf(token), at)
    if (!renewed.ok) return renewed
    await recordAudit(tx, { act: 'proved', at, by: accountId, about: accountId, address })
    return renewed
  })
}

async function codeShown(
  tx: Tx,
  context: VisitorContext,
  accountId: string,
  code: CodeGiven | null,
): Promise<Result<unknown, CodeNotTaken>> {
  return code === null ? ok(null) : takeCode(tx, context, code.sealingKeys, { accountId, typed: code.typed })
}
