import type { Context } from 'hono'
import { getLaw, type Law, type Profiles, profileInForce, versionsOf } from '#procedures/profiles.ts'
import type { Dependencies } from './dependencies.ts'
import type { HttpEnv } from './http-env.ts'

/**
 * The kind of case that people open by hand, under the law in force today where this installation is.
 * @throws when none is: the app refuses to start with a place that has no law.
 */
export function lawForNewCases(c: Context<HttpEnv>): Law {
  const { dependencies, today } = c.var
  const { procedure, place } = dependencies.defaultProcedure
  const profile = profileInForce(dependencies.profiles, procedure, place, today)
  if (profile === undefined) throw new Error(`no law of ${place} on ${procedure} is in force on ${today}`)
  return getLaw(dependencies.profiles, procedure, profile.id)
}

/** Every version of the law of the place this installation is in: what lists can be narrowed by. */
export function ownLaws({ profiles, defaultProcedure }: Dependencies): Profiles {
  return versionsOf(profiles, defaultProcedure.procedure, defaultProcedure.place)
}
