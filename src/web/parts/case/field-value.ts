import type { FieldValue } from '#engine/case-file.ts'
import type { FieldDefinition } from '#engine/procedure.ts'
import { isMoment } from '#kernel/moment.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import { type CaseContext, codeName, joined, personName, sessionName, unitName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { dayText, momentText } from './day-text.ts'

/** A filled-in field in words: codes by their label, people and units by name, days written out. */
export function fieldValueText(definition: FieldDefinition, value: FieldValue, context: CaseContext): string {
  const { language } = context
  if (typeof value === 'boolean') return value ? words.yes[language] : words.no[language]
  if (typeof value === 'number') return String(value)
  const all = typeof value === 'string' ? [value] : value
  return joined(
    all.map((one) => oneText(definition, one, context)),
    language,
  )
}

function oneText(definition: FieldDefinition, value: string, context: CaseContext): string {
  switch (definition.type) {
    case 'code':
      return codeName(context, definition.list, value)
    case 'unit':
    case 'units':
      return unitName(context, value)
    case 'person':
    case 'leader':
    case 'people':
      return personName(context, value) || value
    case 'session':
      return sessionName(context, value)
    case 'date':
      return isPlainDate(value) ? dayText(value, context.language) : value
    case 'moment':
      return isMoment(value) ? momentText(value, context.language) : value
    default:
      return value
  }
}
