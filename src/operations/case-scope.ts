import type { Actor } from '#engine/case-file.ts'
import { seesEvery } from '#engine/visible.ts'
import { installedProcedures } from '#procedures/installed.ts'
import type { CaseScope } from '#store/case-scope.ts'
import type { Reader } from '#store/reader.ts'

/** Which cases a person may see in lists, counts and exports; null is the public. */
export function caseScopeOf(actor: Actor | null): CaseScope {
  if (actor === null) return { kind: 'public' }
  const { personId, unitId } = actor
  const procedures = kindsSeen(actor)
  if (procedures.length === 0) return { kind: 'party', personId, unitId }
  const every = procedures.length === installedProcedures.length
  return { kind: 'office', personId, unitId, procedures: every ? 'every' : procedures }
}

/** The kinds of case of which an account's offices see every one. */
export function kindsSeen({ offices }: Pick<Actor, 'offices'>): readonly string[] {
  return installedProcedures.filter((procedure) => seesEvery(procedure, offices)).map(({ id }) => id)
}

/** True for somebody whose office sees every case of some kind. */
export function isOffice(actor: Pick<Actor, 'offices'>): boolean {
  return kindsSeen(actor).length > 0
}

/** Whose eyes the database gives a person's requests; null is the public. */
export function readerOf(actor: Pick<Actor, 'offices' | 'personId' | 'unitId'> | null): Reader {
  if (actor === null) return { kinds: [], personId: null, unitId: null }
  return { kinds: kindsSeen(actor), personId: actor.personId, unitId: actor.unitId }
}
