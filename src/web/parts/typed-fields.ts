import type { Fields, FieldValue } from '#engine/case-file.ts'
import type { FieldDefinition } from '#engine/procedure.ts'

/** What stands in a form's boxes, as typed: shown again unchanged when something is wrong with it. */
export type TypedFields = Readonly<Record<string, readonly string[]>>

type Definitions = Readonly<Record<string, FieldDefinition>>

/** Takes the declared fields out of a posted form; everything else in it is left alone. */
export function typedFrom(form: FormData, definitions: Definitions): TypedFields {
  return Object.fromEntries(
    Object.keys(definitions).map((field) => [
      field,
      // The record takes no zero bytes, and no keyboard types one.
      form.getAll(field).flatMap((value) => (typeof value === 'string' ? [value.replaceAll('\u0000', '')] : [])),
    ]),
  )
}

/** Values already stored, as a form shows them: to revise a draft, or to fill in what is known. */
export function typedOf(fields: Fields): TypedFields {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, textsOf(value)]))
}

/**
 * What was typed, as an action takes it. Empty boxes are left out; what is no number stays text, so that the
 * engine names the fault. Numbers from a series are never taken from a form.
 */
export function fieldsFrom(typed: TypedFields, definitions: Definitions): Fields {
  const fields: Record<string, FieldValue> = {}
  for (const [field, definition] of Object.entries(definitions)) {
    const value = valueFrom(typed[field] ?? [], definition)
    if (value !== undefined) fields[field] = value
  }
  return fields
}

function valueFrom(typed: readonly string[], definition: FieldDefinition): FieldValue | undefined {
  const given = typed.filter((text) => text.trim() !== '')
  const first = given[0]
  switch (definition.type) {
    case 'issued_number':
      return undefined
    case 'yes_no':
      return first === 'yes'
    case 'units':
    case 'people':
      return given.length === 0 ? undefined : given
    case 'whole_number':
      return first !== undefined && /^\s*[+-]?\d{1,9}\s*$/.test(first) ? Number(first) : first
    case 'text':
      // Browsers send line ends as CR LF; the record keeps LF.
      return first?.replace(/\r\n?/g, '\n')
    default:
      return first?.trim()
  }
}

function textsOf(value: FieldValue): readonly string[] {
  if (typeof value === 'boolean') return value ? ['yes'] : []
  return typeof value === 'object' ? value : [String(value)]
}
