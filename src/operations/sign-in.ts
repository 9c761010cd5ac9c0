import type { PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type AccountSecret, findAccountSecret, lockAccount, renewPasswordHash } from '#store/accounts.ts'
import type { Db } from '#store/schema.ts'
import { findSignedIn, type SignedIn } from '#store/sign-ins.ts'
import { endSignIn } from './accounts/begin-sign-in.ts'
import { type LetIn, letIn } from './accounts/let-in.ts'
import type { PasskeyDemanded } from './accounts/passkey-demand.ts'
import { type FactorRules, factorAsked } from './accounts/second-factor.ts'
import { askSecond, type SecondAsked } from './accounts/second-step.ts'
import { hashOf, hashPassword, isOutdated, isPassword } from './accounts/secrets.ts'
import { tellWrongTry } from './accounts/tell-wrong-try.ts'
import { countersOf, countWrongTry, standing } from './accounts/wrong-tries.ts'
import type { Chance } from './act-context.ts'
import { recordAudit } from './audit/record-audit.ts'

export type SignInRefusal =
  | { readonly code: 'sign_in_failed' }
  | { readonly code: 'sign_in_locked'; readonly until: string }
  | PasskeyDemanded
  | SecondAsked

type Tried = {
  readonly login: string
  readonly password: string
  readonly address?: string | null
  /** What a browser keeps that this account was signed in with before. */
  readonly browser?: string | null
  /** What the browser is signed in with already; it ends. */
  readonly tokenBefore?: string | undefined
  readonly rules?: FactorRules
}

const leastRules: FactorRules = { passkeys: 'officers', secondFactor: 'chosen' }

/**
 * Signs an account in for twelve hours and gives the token, which only its holder ever has: the store keeps a hash.
 * Where a passkey is demanded, the right password opens nothing; where a second factor is, it leads to that.
 * An unknown login takes as long as a wrong password, counts as one and gets the same answer. A right password that was hashed
 * at older parameters is hashed anew. One that was changed while it was judged is a wrong one. `browser` is what the
 * browser is to keep, so that it is known the next time.
 */
export async function signIn(db: Db, at: string, chance: Chance, tried: Tried): Promise<Result<LetIn, SignInRefusal>> {
  const { login, address = null, browser = null, tokenBefore, rules = leastRules } = tried
  const before = await findAccountSecret(db, login)
  const matched = await isPassword(before?.passwordHash, tried.password)
  const renewed = matched ? await renewedHash(before?.passwordHash ?? '', tried.password) : undefined
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, { login })
    const account = await findAccountSecret(tx, login)
    const counters = await countersOf(tx, { login, accountId: account?.id, address, browser })
    const { until } = await standing(tx, counters, at)
    if (until !== null) return refuse({ code: 'sign_in_locked', until })

    const stands = matched && (await standsYet(before, account, tried.password))
    if (account === undefined || account.disabledAt !== null || !stands) {
      const shut = await countWrongTry(tx, counters, at)
      // The login as typed is not written down where no account has it: people type passwords into the wrong box.
      const detail = account === undefined ? { login: 'unknown' } : {}
      await tellWrongTry(tx, { at, chance, address }, { accountId: account?.id ?? null, shut, detail })
      return refuse({ code: 'sign_in_failed' })
    }
    const { id } = account
    if (renewed !== undefined) await renewPasswordHash(tx, id, before?.passwordHash ?? '', renewed)
    const asked = factorAsked(account, rules)
    if (asked === 'passkey') {
      const detail = { way: 'password', why: 'passkey_demanded' }
      await recordAudit(tx, { act: 'sign_in_failed', at, by: null, about: id, address, detail })
      return refuse({ code: 'passkey_demanded' })
    }
    if (asked !== 'none') return refuse(await askSecond(tx, { at, chance }, { id, way: 'password' }, asked))
    return ok(await letIn(tx, { at, chance, address, browser, tokenBefore }, { id, login, way: 'password' }))
  })
}

/** Judging takes a while, in which the password may be set anew; or hashed anew, where the same is typed at two places. */
async function standsYet(
  before: AccountSecret | undefined,
  now: AccountSecret | undefined,
  password: string,
): Promise<boolean> {
  return now?.passwordHash === before?.passwordHash || isPassword(now?.passwordHash, password)
}

/** A password is known when it is right, and then alone: what was hashed at older parameters is hashed anew. */
async function renewedHash(passwordHash: string, password: string): Promise<string | undefined> {
  return isOutdated(passwordHash) ? hashPassword(password) : undefined
}

export async function signOut(db: Db, token: string, at: string): Promise<void> {
  await endSignIn(db, token, at)
}

/** Who holds this token, while the sign-in lasts and the account is not disabled. */
export async function whoHolds(db: Db, token: string, at: string, today: PlainDate): Promise<SignedIn | undefined> {
  return findSignedIn(db, hashOf(token), { at, today })
}
