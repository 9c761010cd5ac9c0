import type { Actor } from '#engine/case-file.ts'
import { getProcedure, installedProcedures } from '#procedures/installed.ts'
import { type RemovalAuthority, removalAuthority } from '#procedures/removal-authority.ts'
import type { Removal } from '#store/removals.ts'

/** In which of its offices somebody decides, or confirms as the second; undefined for who may not. Never for a unit. */
export function officeFor(authority: RemovalAuthority, step: keyof RemovalAuthority, actor: Actor): string | undefined {
  return actor.unitId === null ? authority[step].find((office) => actor.offices.includes(office)) : undefined
}

/** True for who has a hand in the removal of something: they see what is asked for. */
export function mayWorkOnRemovals(actor: Actor | null): boolean {
  if (actor === null) return false
  const all = [...installedProcedures.map(removalAuthority.event), removalAuthority.file, removalAuthority.contact]
  return all.some((authority) => officeFor(authority, 'confirms', actor) !== undefined)
}

/** Who decides on a removal: by what it removes, and for a case by its kind. */
export function authorityOver({ kind, procedure }: Pick<Removal, 'kind' | 'procedure'>): RemovalAuthority {
  return kind === 'event' ? removalAuthority.event(getProcedure(procedure ?? '')) : removalAuthority[kind]
}
