import type { Context } from 'hono'
import { provenLately } from '#operations/accounts/proof.ts'
import type { ActContext } from '#operations/act-context.ts'
import type { HttpEnv } from './http-env.ts'

/** Who acts and when, for an operation. @throws when nobody is signed in: routes that act ask for a sign-in first. */
export function actContextOf(c: Context<HttpEnv>): ActContext {
  const { actor, signedIn, today, at, dependencies } = c.var
  if (actor === null || signedIn === null) throw new Error('an act was let through without a sign-in')
  const { calendar, profiles, chance } = dependencies
  const isProven = provenLately(signedIn.provenAt, at, dependencies.accountRules.proofMinutes)
  return { actor, isProven, on: today, at, calendar, profiles, chance }
}
