import type { Context } from 'hono'
import { beginningsFor } from '#engine/roles.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { getLaw, type Law, type Profiles, profileInForce } from '#procedures/profiles.ts'
import type { Dependencies } from './dependencies.ts'
import type { HttpEnv } from './http-env.ts'

/** The law in force today where this installation is, of each kind of case there is one on. */
export function lawsForNewCases(c: Context<HttpEnv>): readonly Law[] {
  return installedProcedures.flatMap(({ id }) => lawForNewCases(c, id) ?? [])
}

/** The law in force today where this installation is on one kind of case; undefined where there is none. */
export function lawForNewCases(c: Context<HttpEnv>, procedure: string): Law | undefined {
  const { dependencies, today } = c.var
  const profile = profileInForce(dependencies.profiles, procedure, dependencies.place, today)
  return profile === undefined ? undefined : getLaw(dependencies.profiles, procedure, profile.id)
}

/** The kinds of case the person asking may begin by hand, each with its law in force. */
export function lawsToBegin(c: Context<HttpEnv>): readonly Law[] {
  const { actor } = c.var
  if (actor === null) return []
  return lawsForNewCases(c).filter(({ procedure }) => beginningsFor(procedure, actor.offices).length > 0)
}

/** Every version of every law of the place this installation is in: what lists can be narrowed by. */
export function ownLaws({ profiles, place }: Pick<Dependencies, 'profiles' | 'place'>): Profiles {
  return profiles.filter((profile) => profile.place === place)
}
