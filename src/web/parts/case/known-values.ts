import { caseInstance, type Fields, type FieldValue } from '#engine/case-file.ts'
import { findInstance } from '#engine/view.ts'
import type { SeenCase } from '#operations/read-case.ts'
import { type TypedFields, typedOf } from '#web/parts/typed-fields.ts'
import type { FormAct } from './case-errors.ts'

/**
 * What a form begins with. What is written anew begins with what it holds; elsewhere only a code, unit or
 * day that an earlier act already gave under the same name: free text of an earlier act says something else.
 */
export function knownValues(seen: SeenCase, act: FormAct, instance: string): TypedFields {
  const { action } = act
  if (action.revises === true) return typedOf(declared(heldBy(seen, action.machine, instance), act))

  const known = Object.keys(action.fields).flatMap((field): readonly (readonly [string, FieldValue])[] => {
    const value = seen.view.facts[field]
    return value === undefined || !isGivenElsewhere(field, act) ? [] : [[field, value]]
  })
  return typedOf(Object.fromEntries(known))
}

function heldBy(seen: SeenCase, machine: string, instance: string): Fields {
  if (machine === caseInstance) return seen.view.facts
  const reply = seen.replies.find((one) => one.machine === machine && one.instance === instance)
  return (reply ?? findInstance(seen.view, machine, instance))?.fields ?? {}
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
