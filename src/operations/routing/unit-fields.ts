import type { ActionDefinition } from '#engine/procedure.ts'

/** The fields of an act in which units are given a case, by what each unit then has to do. */
export type UnitFields = {
  /** The one that leads or is asked alone. */
  readonly first: string
  /** Further ones, one unit each. */
  readonly others: readonly string[]
  /** One field for all that join. */
  readonly joint: string | null
}

/** Undefined for an act that gives a case to nobody. */
export function unitFieldsOf(action: ActionDefinition): UnitFields | undefined {
  const given = (action.creates ?? []).flatMap(({ machine, of }) =>
    machine === 'assignment' && 'field' in of ? [of.field] : [],
  )
  const single = given.filter((field) => action.fields[field]?.type === 'unit')
  const [first, ...others] = single
  if (first === undefined) return undefined
  return { first, others, joint: given.find((field) => action.fields[field]?.type === 'units') ?? null }
}
