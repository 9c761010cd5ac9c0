import type { Procedure, Profile } from '#engine/procedure.ts'
import { suggestion } from './suggestion/procedure.ts'
import { shanghai2015 } from './suggestion/profiles/shanghai-2015.ts'

/** Every kind of case this installation handles. */
export const installedProcedures: readonly Procedure[] = [suggestion]

export const installedProfiles: readonly Profile[] = [shanghai2015]

export function findProcedure(id: string): Procedure | undefined {
  return installedProcedures.find((procedure) => procedure.id === id)
}

/** @throws when a stored case names a procedure that is no longer installed. */
export function getProcedure(id: string): Procedure {
  const procedure = findProcedure(id)
  if (procedure === undefined) throw new Error(`procedure not installed: ${id}`)
  return procedure
}

export function findProfile(procedure: string, id: string): Profile | undefined {
  return installedProfiles.find((profile) => profile.procedure === procedure && profile.id === id)
}

/** @throws when a stored case names a profile that is no longer installed. */
export function getProfile(procedure: string, id: string): Profile {
  const profile = findProfile(procedure, id)
  if (profile === undefined) throw new Error(`profile not installed: ${procedure}/${id}`)
  return profile
}
