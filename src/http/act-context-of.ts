import type { Context } from 'hono'
import type { ActContext } from '#operations/act-context.ts'
import type { HttpEnv } from './http-env.ts'

/** Who acts and when, for an operation. @throws when nobody is signed in: routes that act ask for a sign-in first. */
export function actContextOf(c: Context<HttpEnv>): ActContext {
  const { actor, today, at, dependencies } = c.var
  if (actor === null) throw new Error('an act was let through without a sign-in')
  const { calendar, profiles, chance } = dependencies
  return { actor, on: today, at, calendar, profiles, chance }
}
