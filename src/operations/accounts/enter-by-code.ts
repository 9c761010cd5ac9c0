import { ok, type Result, refuse } from '#kernel/result.ts'
import type { SignInRefusal } from '#operations/sign-in.ts'
import { type AccountSecret, findAccountSecretById, lockAccount } from '#store/accounts.ts'
import { deleteSecondStep, findSecondStep, type SecondStep } from '#store/one-time-keys.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { VisitorContext } from './account-context.ts'
import { type LetIn, letIn } from './let-in.ts'
import type { SealingKeys } from './sealed-key.ts'
import type { SecondStepRefusal } from './second-step.ts'
import { hashOf } from './secrets.ts'
import { type CodeNotTaken, takeCode } from './take-code.ts'
import { tellWrongTry } from './tell-wrong-try.ts'
import { countersOf, countWrongTry, standing } from './wrong-tries.ts'

export type CodeRefusal = SecondStepRefusal | CodeNotTaken | Extract<SignInRefusal, { readonly code: 'sign_in_locked' }>

export type Entering = VisitorContext & { readonly browser: string | null }

/** Signs in who showed the first factor before, by a one-time or recovery code. Wrong ones count as wrong passwords do. */
export async function enterByCode(
  db: Db,
  context: Entering,
  sealingKeys: SealingKeys,
  { token, code }: { readonly token: string; readonly code: string },
): Promise<Result<LetIn, CodeRefusal>> {
  const { at, address, browser } = context
  return db.transaction().execute(async (tx) => {
    const waiting = await whoWaitsLocked(tx, token, at)
    if (waiting === undefined) return refuse({ code: 'second_step_lost' })
    const { account, step } = waiting
    const counters = await countersOf(tx, { login: account.login, accountId: account.id, address, browser })
    const { until } = await standing(tx, counters, at)
    if (until !== null) return refuse({ code: 'sign_in_locked', until })

    const second = await takeCode(tx, context, sealingKeys, { accountId: account.id, typed: code })
    if (!second.ok) {
      const why = second.refusal.code
      // Where no code can be checked, none was wrong: nobody is shut out who may have a recovery code.
      const shut = why === 'one_time_code_wrong' && (await countWrongTry(tx, counters, at))
      await tellWrongTry(tx, context, { accountId: account.id, shut, detail: { way: step.way, why } })
      return second
    }
    if (!(await deleteSecondStep(tx, hashOf(token)))) return refuse({ code: 'second_step_lost' })
    const { id, login } = account
    return ok(await letIn(tx, context, { id, login, way: step.way, second: second.value, provenAt: step.proven_at }))
  })
}

/** As `whoWaits`, read once nothing changes how the account is let in: a new password ends what waits beside the one before. */
export async function whoWaitsLocked(tx: Tx, token: string, at: string): ReturnType<typeof whoWaits> {
  const step = await findSecondStep(tx, hashOf(token), at)
  if (step === undefined) return undefined
  await lockAccount(tx, { id: step.account_id })
  return whoWaits(tx, token, at)
}

/** Who has shown the first factor and waits to show the second; undefined when it was too long ago, or the account ended. */
export async function whoWaits(
  tx: Tx | Db,
  token: string,
  at: string,
): Promise<{ readonly account: AccountSecret; readonly step: SecondStep } | undefined> {
  const step = await findSecondStep(tx, hashOf(token), at)
  const account = step === undefined ? undefined : await findAccountSecretById(tx, step.account_id)
  return step === undefined || account === undefined || account.disabledAt !== null ? undefined : { account, step }
}
