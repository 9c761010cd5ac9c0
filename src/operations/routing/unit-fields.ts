import type { ActionDefinition } from '#engine/procedure.ts'

/** The fields of an act in which units are named for a case, by what each unit then has to do. */
export type UnitFields = {
  /** The one that leads or is asked alone. */
  readonly first: string
  /** Further ones, one unit each. */
  readonly others: readonly string[]
  /** One field for all that join. */
  readonly joint: string | null
}

/** Undefined for an act that neither gives a case to a unit nor names the one it should go to instead. */
export function unitFieldsOf(action: ActionDefinition): UnitFields | undefined {
  const given = (action.creates ?? []).flatMap(({ machine, of }) =>
    machine === 'assignment' && 'field' in of ? [of.field] : [],
  )
  const single = isHandingBack(action) ? unitsNamedIn(action) : given.filter((field) => isUnit(action, field))
  const [first, ...others] = single
  if (first === undefined) return undefined
  return { first, others, joint: given.find((field) => action.fields[field]?.type === 'units') ?? null }
}

/** True for an act that gives a case to a unit. */
export function givesToUnit(action: ActionDefinition): boolean {
  return unitFieldsOf(action) !== undefined && !isHandingBack(action)
}

/** True for the act by which a unit hands a case back and may say whose it is. */
export function isHandingBack(action: ActionDefinition): boolean {
  return action.machine === 'assignment' && action.creates === undefined && unitsNamedIn(action).length === 1
}

function unitsNamedIn(action: ActionDefinition): readonly string[] {
  return Object.keys(action.fields).filter((field) => isUnit(action, field))
}

function isUnit({ fields }: ActionDefinition, field: string): boolean {
  return fields[field]?.type === 'unit'
}
