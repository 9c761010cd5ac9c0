import type { Fields, FieldValue } from '#engine/case-file.ts'
import { findInstance, type Instance } from '#engine/view.ts'
import type { SeenCase } from '#operations/read-case.ts'
import { type TypedFields, typedOf } from '#web/parts/typed-fields.ts'
import type { FormAct } from './case-errors.ts'

/**
 * What a form begins with. A version that is revised begins with what it holds; elsewhere only a code, unit or
 * day that an earlier act already gave under the same name: free text of an earlier act says something else.
 */
export function knownValues(seen: SeenCase, act: FormAct, instance: string): TypedFields {
  const { action } = act
  const isRevision =
    action.to === undefined && action.opens === undefined && seen.procedure.machines[action.machine]?.per === 'version'
  if (isRevision) return typedOf(declared(replyOrInstance(seen, action.machine, instance)?.fields ?? {}, act))

  const known = Object.keys(action.fields).flatMap((field): readonly (readonly [string, FieldValue])[] => {
    const value = seen.view.facts[field]
    return value === undefined || !isGivenElsewhere(field, act) ? [] : [[field, value]]
  })
  return typedOf(Object.fromEntries(known))
}

function replyOrInstance(seen: SeenCase, machine: string, instance: string): Instance | undefined {
  return (
    seen.replies.find((one) => one.machine === machine && one.instance === instance) ??
    findInstance(seen.view, machine, instance)
  )
}

function declared(fields: Fields, { action }: FormAct): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => action.fields[field] !== undefined))
}

const freeTypes = new Set(['line', 'text', 'issued_number', 'yes_no'])

function isGivenElsewhere(field: string, { name, action, procedure }: FormAct): boolean {
  const type = action.fields[field]?.type
  if (type === undefined || freeTypes.has(type)) return false
  return Object.entries(procedure.actions).some(
    ([other, { fields, machine }]) => other !== name && machine === action.machine && fields[field]?.type === type,
  )
}
