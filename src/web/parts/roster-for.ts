import type { ActionDefinition, Procedure } from '#engine/procedure.ts'
import { type CaseView, listInstances } from '#engine/view.ts'
import type { Roster } from '#store/roster.ts'

/** The roster with only those people whom a case of this kind may name; leading officials have fields of their own. */
export function rosterFor({ authors }: Pick<Procedure, 'authors'>, roster: Roster): Roster {
  if (authors === undefined) return roster
  const people = [...roster.people].filter(([, { kind }]) => authors.includes(kind))
  return { ...roster, people: new Map(people) }
}

/** Units that have a case and have not handed it back. */
export function unitsHaving(view: CaseView): readonly string[] {
  return listInstances(view, 'assignment')
    .filter((one) => one.state !== 'returned')
    .map((one) => one.instance)
}

/** The roster with only those units an act may name: where it asks who has the case, they alone. */
export function unitsFor(
  { fields }: Pick<ActionDefinition, 'fields'>,
  having: readonly string[],
  roster: Roster,
): Roster {
  const asksHaving = Object.values(fields).some((field) => field.type === 'units' && field.among === 'assigned')
  if (!asksHaving) return roster
  return { ...roster, units: new Map([...roster.units].filter(([id]) => having.includes(id))) }
}
