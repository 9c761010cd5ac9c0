import type { Actor } from '#engine/case-file.ts'
import { installedProcedures } from '#procedures/installed.ts'
import type { CaseScope } from '#store/case-lists.ts'

/** Which cases a person may see in lists, counts and exports; null is the public. */
export function caseScopeOf(actor: Actor | null): CaseScope {
  if (actor === null) return { kind: 'public' }
  const seesAll = installedProcedures.some((procedure) =>
    actor.offices.some((office) => procedure.visibility.offices.includes(office)),
  )
  if (seesAll) return { kind: 'all', personId: actor.personId }
  return { kind: 'party', personId: actor.personId, unitId: actor.unitId }
}
