import { type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import type { SignInRefusal } from '#operations/sign-in.ts'
import { findAccountSecretById } from '#store/accounts.ts'
import type { Db } from '#store/schema.ts'
import type { VisitorContext } from './account-context.ts'
import type { NewSignIn } from './begin-sign-in.ts'
import { isPasskeyDemanded } from './passkey-demand.ts'
import { renewSignIn } from './renew-sign-in.ts'
import { hashOf, isPassword } from './secrets.ts'
import { countersOf, countWrongTry, forgetWrongTries, standing } from './wrong-tries.ts'

/** Whose sign-in it is, and the token it goes by. */
export type Proving = { readonly accountId: string; readonly token: string; readonly browser: string | null }

export type ProofRefusal = SignInRefusal | { readonly code: 'not_signed_in' }

/**
 * Takes the password as proof, once more, of who is at this sign-in. Wrong ones count as at signing in; where a passkey is
 * demanded it is none.
 * @returns the token the sign-in goes by from then on.
 */
export async function proveByPassword(
  db: Db,
  context: VisitorContext,
  proving: Proving,
  password: string,
): Promise<Result<NewSignIn, ProofRefusal>> {
  const account = await findAccountSecretById(db, proving.accountId)
  return account !== undefined && isPasskeyDemanded(account, context.rules.passkeys)
    ? refuse({ code: 'passkey_demanded' })
    : takePassword(db, context, proving, password)
}

/** As `proveByPassword`, whatever is demanded of the account: for who has shown the passkey as well. */
export async function takePassword(
  db: Db,
  { at, chance, address }: VisitorContext,
  { accountId, token, browser }: Proving,
  password: string,
): Promise<Result<NewSignIn, ProofRefusal>> {
  const account = await findAccountSecretById(db, accountId)
  const matches = await isPassword(account?.passwordHash, password)
  return db.transaction().execute(async (tx) => {
    const counters = await countersOf(tx, { login: account?.login ?? '', accountId, address, browser })
    const { until } = await standing(tx, counters, at)
    if (until !== null) return refuse({ code: 'sign_in_locked', until })
    if (!matches) {
      await countWrongTry(tx, counters, at)
      await recordAudit(tx, { act: 'proof_failed', at, by: accountId, about: accountId, address })
      return refuse({ code: 'sign_in_failed' })
    }
    await forgetWrongTries(tx, counters, at)
    const renewed = await renewSignIn(tx, chance, hashOf(token), at)
    if (!renewed.ok) return renewed
    await recordAudit(tx, { act: 'proved', at, by: accountId, about: accountId, address })
    return renewed
  })
}
