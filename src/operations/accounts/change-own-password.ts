import { type Result, refuse } from '#kernel/result.ts'
import { findAccountSecretById, lockAccount } from '#store/accounts.ts'
import type { Db } from '#store/schema.ts'
import type { VisitorContext } from './account-context.ts'
import type { NewSignIn } from './begin-sign-in.ts'
import { putPassword } from './new-password.ts'
import { type PasswordRefusal, passwordRefusal } from './password-rules.ts'
import { provenLately } from './proof.ts'
import { type ProofRefusal, type Proving, takePassword } from './prove-again.ts'
import { factorAsked } from './second-factor.ts'
import { hashOf, hashPassword, isPassword } from './secrets.ts'

export type OwnPasswordRefusal = ProofRefusal | PasswordRefusal | { readonly code: 'proof_needed' }

/** Changes one's own password, who knows the one before and, where a passkey or code is, has shown it lately. Other sign-ins end; this one goes on by the token given. */
export async function changeOwnPassword(
  db: Db,
  context: VisitorContext,
  proving: Proving & { readonly provenAt: string },
  { current, password }: { readonly current: string; readonly password: string },
): Promise<Result<NewSignIn, OwnPasswordRefusal>> {
  const account = await findAccountSecretById(db, proving.accountId)
  if (account === undefined) return refuse({ code: 'sign_in_failed' })
  const fault = passwordRefusal(password, account)
  if (fault !== undefined) return refuse(fault)
  const asked = factorAsked(account, context.rules)
  const isProven = provenLately(proving.provenAt, context.at, context.rules.proofMinutes)
  if ((asked === 'passkey' || asked === 'code') && !isProven) {
    return refuse({ code: 'proof_needed' })
  }
  const proved = await takePassword(db, context, proving, current)
  if (!proved.ok) return proved

  const passwordHash = await hashPassword(password)
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, { id: account.id })
    const now = await findAccountSecretById(tx, account.id)
    // Set anew by a link meanwhile, or ended: who knows the one before changes nothing any more.
    const isCurrent = now?.passwordHash === account.passwordHash || (await isPassword(now?.passwordHash, current))
    if (now === undefined || now.disabledAt !== null || !isCurrent) return refuse({ code: 'sign_in_failed' })
    await putPassword(tx, context, { account: now, passwordHash, keepSignIn: hashOf(proved.value.token) })
    return proved
  })
}
