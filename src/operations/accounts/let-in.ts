import type { Chance } from '#operations/act-context.ts'
import type { Tx } from '#store/schema.ts'
import { keepBrowser } from '#store/sign-ins.ts'
import { beginSignIn, type NewSignIn, type SignInWay } from './begin-sign-in.ts'
import { hashOf } from './secrets.ts'
import type { CodeTaken } from './take-code.ts'
import { countersOf, forgetWrongTries, standing } from './wrong-tries.ts'

/** A sign-in, and what the browser is to keep, so that it is known the next time. */
export type LetIn = NewSignIn & { readonly browser: string }

export type Entering = {
  readonly at: string
  readonly chance: Chance
  readonly address: string | null
  /** What a browser keeps that this account was signed in with before; null for none. */
  readonly browser: string | null
  /** What the browser is signed in with already; it ends. */
  readonly tokenBefore?: string | undefined
}

/** Signs in an account whose holder has shown who they are; wrong tries before are told to them and forgotten. */
export async function letIn(
  tx: Tx,
  { at, chance, address, browser, tokenBefore }: Entering,
  account: {
    readonly id: string
    readonly login: string
    readonly way: SignInWay
    /** The second factor that was shown, where one was. */
    readonly second?: CodeTaken
    /** When they showed it, where that was not just now. */
    readonly provenAt?: string
  },
): Promise<LetIn> {
  const counters = await countersOf(tx, { login: account.login, accountId: account.id, address, browser })
  const { failures } = await standing(tx, counters, at)
  await forgetWrongTries(tx, counters, at)
  const known = counters.some(({ kind }) => kind === 'browser') && browser !== null ? browser : chance.salt()
  await keepBrowser(tx, { token_hash: hashOf(known), account_id: account.id, last_at: at })
  const begun = await beginSignIn(tx, { at, chance, address, tokenBefore }, { ...account, failures })
  return { ...begun, browser: known }
}
