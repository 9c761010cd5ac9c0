import type { Actor } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { holdsOffice } from '#engine/roles.ts'
import { installedProcedures } from '#procedures/installed.ts'

/** Acts by which a case is filed, and proposed to be merged into another. */
const filing = 'file'
const merging = 'propose_merge'

/** A kind of case that can be merged, and the states in which one waits to be filed. */
export type FilingKind = { readonly procedure: Procedure; readonly states: readonly string[] }

/** The kinds of case that somebody's office files and may propose to merge. */
export function filingKinds(actor: Pick<Actor, 'offices'>): readonly FilingKind[] {
  return installedProcedures.flatMap((procedure) => {
    const { [filing]: file, [merging]: merge } = procedure.actions
    if (file === undefined || merge === undefined) return []
    const holds = [file, merge].every(({ by }) => by.some((role) => holdsOffice(procedure, role, actor.offices)))
    return holds ? [{ procedure, states: file.from }] : []
  })
}
