import type { Context } from 'hono'
import type { OfficerContext, VisitorContext } from '#operations/accounts/account-context.ts'
import type { HttpEnv } from './http-env.ts'
import { sessionCookieOf } from './session-cookie.ts'

/** When and from where something is asked, for an operation that asks for no sign-in. */
export function visitorContextOf(c: Context<HttpEnv>): VisitorContext {
  const { at, today, address, dependencies } = c.var
  const { chance, accountRules: rules } = dependencies
  return { at, on: today, address, chance, tokenBefore: sessionCookieOf(c), rules }
}

/** Who looks after accounts, for an operation. @throws when nobody is signed in: routes ask for a sign-in first. */
export function officerContextOf(c: Context<HttpEnv>): OfficerContext {
  const { signedIn } = c.var
  if (signedIn === null) throw new Error('accounts were let through without a sign-in')
  const { accountId, personId, offices, provenAt } = signedIn
  return { ...visitorContextOf(c), by: { accountId, personId, offices, provenAt } }
}
