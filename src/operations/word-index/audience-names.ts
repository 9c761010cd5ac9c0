import type { Actor } from '#engine/case-file.ts'
import { kindsSeen } from '#operations/case-scope.ts'
import { mayRead } from '#operations/reading-rights.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { ownParties } from '#store/reader.ts'

export const everybody = 'everybody'
/** Those who may look at readings. */
export const ofReadings = 'readings'
const officeOf = (kind: string): string => `kind:${kind}`

/** Who may read what a case says, as the walls of the database have it. */
export function audienceOfCase(row: CaseSummary): readonly string[] {
  return [...(row.text_public ? [everybody] : []), ...(row.private ? [] : [officeOf(row.procedure)]), ...row.parties]
}

/** The audiences a person belongs to; null is the public. */
export function audiencesOf(actor: Pick<Actor, 'offices' | 'personId' | 'unitId'> | null): readonly string[] {
  if (actor === null) return [everybody]
  const looks = mayRead(actor, 'look') ? [ofReadings] : []
  return [everybody, ...looks, ...kindsSeen(actor).map(officeOf), ...ownParties(actor)]
}
