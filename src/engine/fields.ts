import { isMoment } from '#kernel/moment.ts'
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import type { Fields, FieldValue } from './case-file.ts'
import type { FieldDefinition } from './procedure.ts'
import type { Profile } from './profile.ts'
import type { FieldFault, Refusal } from './refusals.ts'

/** Says whether a unit, person, leading official or session of this id, or a case of this number, exists. */
export type IsKnown = (kind: 'unit' | 'person' | 'leader' | 'session' | 'case', id: string) => boolean

type Checking = { readonly profile: Profile; readonly on: PlainDate; readonly isKnown: IsKnown }

/** Checks what was filled in against what an action asks for; gives every fault, not only the first. */
export function fieldFaults(
  definitions: Readonly<Record<string, FieldDefinition>>,
  fields: Fields,
  checking: Checking,
): readonly Refusal[] {
  const faults: Refusal[] = []
  for (const field of Object.keys(fields)) {
    if (!Object.hasOwn(definitions, field)) faults.push({ code: 'field_unknown', field })
  }
  for (const [field, definition] of Object.entries(definitions)) {
    const value = fields[field]
    if (isEmpty(value)) {
      if (isRequired(definition, fields)) faults.push({ code: 'field_missing', field })
      continue
    }
    const why = value === undefined ? undefined : valueFault(definition, value, checking)
    if (why !== undefined) faults.push({ code: 'field_invalid', field, why })
  }
  return faults
}

export function isRequired(definition: FieldDefinition, fields: Fields): boolean {
  if (definition.required === undefined) return false
  if (definition.required === true) return true
  // Only where no profile has settled it, and then nothing is demanded.
  if ('demandedByCode' in definition.required || 'where' in definition.required) return false
  if ('unless' in definition.required) return isEmpty(fields[definition.required.unless])
  const { field, in: values } = definition.required
  return values.some((value) => value === fields[field])
}

function isEmpty(value: FieldValue | undefined): boolean {
  if (value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

function valueFault(definition: FieldDefinition, value: FieldValue, checking: Checking): FieldFault | undefined {
  switch (definition.type) {
    case 'line':
    case 'text':
      return textFault(value, definition.maxLength)
    case 'issued_number':
      return typeof value === 'string' ? undefined : 'not_text'
    case 'code':
      return isListed(checking.profile, definition.list, value) ? undefined : 'not_in_list'
    case 'date':
      return dateFault(value, definition, checking.on)
    case 'moment':
      return momentFault(value, definition.notBeforeToday === true ? checking.on : null)
    case 'whole_number':
      return numberFault(value, definition.min, definition.max)
    case 'yes_no':
      return typeof value === 'boolean' ? undefined : 'not_in_list'
    case 'unit':
    case 'person':
    case 'leader':
    case 'session':
    case 'case':
      return typeof value === 'string' && checking.isKnown(definition.type, value) ? undefined : 'not_in_list'
    case 'units':
    case 'people':
      return listFault(value, definition.max, definition.type === 'units' ? 'unit' : 'person', checking.isKnown)
  }
}

function textFault(value: FieldValue, maxLength: number): FieldFault | undefined {
  if (typeof value !== 'string') return 'not_text'
  return value.length > maxLength ? 'too_long' : undefined
}

function isListed(profile: Profile, list: string, value: FieldValue): boolean {
  return profile.lists[list]?.some((entry) => entry.code === value) === true
}

type DateBounds = { readonly notBeforeToday?: true; readonly notAfterToday?: true }

function dateFault(value: FieldValue, bounds: DateBounds, today: PlainDate): FieldFault | undefined {
  if (typeof value !== 'string' || !isPlainDate(value)) return 'not_a_date'
  if (bounds.notBeforeToday === true && value < today) return 'date_in_past'
  return bounds.notAfterToday === true && value > today ? 'date_in_future' : undefined
}

function momentFault(value: FieldValue, notBefore: PlainDate | null): FieldFault | undefined {
  if (typeof value !== 'string' || !isMoment(value)) return 'not_a_moment'
  return notBefore !== null && value.slice(0, 10) < notBefore ? 'date_in_past' : undefined
}

function numberFault(value: FieldValue, min: number, max: number): FieldFault | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'not_a_number'
  return value < min || value > max ? 'out_of_range' : undefined
}

function listFault(value: FieldValue, max: number, kind: 'unit' | 'person', isKnown: IsKnown): FieldFault | undefined {
  if (!Array.isArray(value)) return 'not_a_list'
  if (new Set(value).size !== value.length) return 'listed_twice'
  if (value.length > max) return 'out_of_range'
  return value.every((id) => isKnown(kind, id)) ? undefined : 'not_in_list'
}
