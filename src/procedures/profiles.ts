import type { Procedure } from '#engine/procedure.ts'
import { procedureUnder } from '#engine/procedure-under.ts'
import type { Profile } from '#engine/profile.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { findProcedure } from './installed.ts'

/** The laws this installation knows, read once when it starts and handed in like the calendar. */
export type Profiles = readonly Profile[]

/** A procedure as one place's law has it, with that law. */
export type Law = { readonly procedure: Procedure; readonly profile: Profile }

export function findLaw(profiles: Profiles, procedure: string, profile: string): Law | undefined {
  const declared = findProcedure(procedure)
  const found = profiles.find((one) => one.procedure === procedure && one.id === profile)
  if (declared === undefined || found === undefined) return undefined
  const law = known.get(found) ?? { procedure: procedureUnder(declared, found), profile: found }
  known.set(found, law)
  return law
}

/** Laws do not change while they are installed; each is put together once, and let go with its profile. */
const known = new WeakMap<Profile, Law>()

/** @throws when a stored case names a procedure or profile that is no longer installed. */
export function getLaw(profiles: Profiles, procedure: string, profile: string): Law {
  const law = findLaw(profiles, procedure, profile)
  if (law === undefined) throw new Error(`law not installed: ${procedure}/${profile}`)
  return law
}

/** Every version of one place's law, old and new. */
export function versionsOf(profiles: Profiles, procedure: string, place: string): Profiles {
  return profiles.filter((one) => one.procedure === procedure && one.place === place)
}

/** The version of a place's law that a case begun on this day falls under. */
export function profileInForce(
  profiles: Profiles,
  procedure: string,
  place: string,
  on: PlainDate,
): Profile | undefined {
  return versionsOf(profiles, procedure, place)
    .filter((one) => one.effectiveFrom <= on)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]
}
