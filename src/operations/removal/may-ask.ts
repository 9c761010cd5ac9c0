import type { Actor, CaseEvent } from '#engine/case-file.ts'
import type { Audience } from '#engine/visibility.ts'
import { getProcedure } from '#procedures/installed.ts'
import { removalAuthority } from '#procedures/removal-authority.ts'
import { officeFor } from './removal-rights.ts'

export type MayAsk = {
  /** Whose own words they are, or whose matter it is. */
  readonly isConcerned: boolean
  /** The office that decides, where the asker is of it. */
  readonly office: string | undefined
}

/** As what somebody may ask to have words of an event removed that they see; undefined for who may not. */
export function mayAsk(
  procedure: string,
  audience: Audience,
  event: CaseEvent,
  actor: Actor | null,
): MayAsk | undefined {
  if (actor === null || actor.unitId !== null) return undefined
  const authority = removalAuthority.event(getProcedure(procedure))
  const office = audience === 'office' ? officeFor(authority, 'decides', actor) : undefined
  const isConcerned = event.byPerson === actor.personId || audience === 'proposer'
  return office === undefined && !isConcerned ? undefined : { isConcerned, office }
}
