import type { CaseEvent, Fields } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { type CaseView, textOf } from '#engine/view.ts'
import type { Audience } from '#engine/visibility.ts'
import type { CaseScope } from '#store/case-scope.ts'
import { type LinkedCase, listLinkedCases } from '#store/linked-cases.ts'
import type { Db } from '#store/schema.ts'

type Sight = {
  readonly audience: Audience
  readonly procedure: Procedure
  readonly view: CaseView
  readonly events: readonly CaseEvent[]
}

/** Facts that name another case by its number. */
const numberFields = ['mainCase', 'splitFrom', 'passedOnFrom'] as const

/**
 * Some cases without their ties to others whose words this reader does not see: no id, number, title or count of those.
 * Whoever has a part in a case, works on it or oversees it learns what it is tied to with the case itself. One query at
 * most, and none where nothing is tied.
 */
export async function withLinksSeen<Seen extends Sight>(
  db: Db,
  scope: CaseScope,
  sights: readonly Seen[],
): Promise<readonly Seen[]> {
  const ties = sights.filter(isOnlooking).map(tiesOf)
  const ids = [...new Set(ties.flatMap((one) => one.ids))]
  const numbers = [...new Set(ties.flatMap((one) => one.numbers))]
  if (ids.length + numbers.length === 0) return sights
  const seen = await listLinkedCases(db, scope, { ids, numbers })
  return sights.map((sight) => (isOnlooking(sight) ? withoutHidden(sight, seen) : sight))
}

function isOnlooking({ audience }: Sight): boolean {
  return audience === 'public'
}

function tiesOf({ procedure, view, events }: Sight) {
  const tied = [...view.instances, ...events].filter((one) => isTie(procedure, one))
  const named = [view.facts, ...[...view.instances, ...events].map(({ fields }) => fields)].flatMap((fields) =>
    numberFields.map((field) => textOf(fields[field])),
  )
  return { ids: tied.map(({ instance }) => instance), numbers: named.filter((number) => number !== '') }
}

function isTie({ machines }: Procedure, { machine }: { readonly machine: string }): boolean {
  return machines[machine]?.per === 'linked_case'
}

type Tied = { readonly machine: string; readonly instance: string; readonly fields: Fields }

function withoutHidden<Seen extends Sight>(sight: Seen, seen: readonly LinkedCase[]): Seen {
  const { procedure, view, events } = sight
  const ids = new Set(seen.map((one) => one.case_id))
  const isShown = (one: Tied): boolean => !isTie(procedure, one) || ids.has(one.instance)
  const isNamed = (number: string, field: string) =>
    seen.some(
      (one) =>
        [one.flow_number, one.case_number].includes(number) &&
        // Another kind of case may have the same number.
        (one.procedure === procedure.id) === (field !== 'passedOnFrom'),
    )
  const shownFields = (fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).filter(([field, value]) => !isNumberField(field) || isNamed(textOf(value), field)),
    )
  const shown = <One extends Tied>(ones: readonly One[]): readonly One[] =>
    ones.filter(isShown).map((one) => ({ ...one, fields: shownFields(one.fields) }))
  return {
    ...sight,
    view: { ...view, facts: shownFields(view.facts), instances: shown(view.instances) },
    events: shown(events),
  }
}

function isNumberField(field: string): boolean {
  return numberFields.some((one) => one === field)
}
