import type { Actor } from '#engine/case-file.ts'
import { kindsSeen } from '#operations/case-scope.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { ownParties } from '#store/reader.ts'

const everybody = 'everybody'
const officeOf = (kind: string): string => `kind:${kind}`

/** Who may read what a case says, as the walls of the database have it. */
export function audienceOfCase(row: CaseSummary): readonly string[] {
  return [...(row.text_public ? [everybody] : []), ...(row.private ? [] : [officeOf(row.procedure)]), ...row.parties]
}

/** The audiences a person belongs to; null is the public. */
export function audiencesOf(actor: Pick<Actor, 'offices' | 'personId' | 'unitId'> | null): readonly string[] {
  if (actor === null) return [everybody]
  return [everybody, ...kindsSeen(actor).map(officeOf), ...ownParties(actor)]
}
