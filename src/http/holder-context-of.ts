import type { Context } from 'hono'
import type { HolderContext } from '#operations/accounts/account-context.ts'
import type { HttpEnv } from './http-env.ts'
import { visitorContextOf } from './officer-context-of.ts'
import { signInTokenOf } from './sign-in-token.ts'

/** Who sees to their own account, for an operation. @throws when nobody is signed in: routes ask for a sign-in first. */
export function holderContextOf(c: Context<HttpEnv>): HolderContext {
  const { signedIn } = c.var
  const token = signInTokenOf(c)
  if (signedIn === null || token === undefined) throw new Error('an account’s holder was let through without a sign-in')
  const { accountId, login, personName, provenAt } = signedIn
  return {
    ...visitorContextOf(c),
    holder: { accountId, login, personName, token, provenAt },
  }
}
