import type { CaseFile, Fields, FieldValue } from '#engine/case-file.ts'
import type { FieldDefinition } from '#engine/procedure.ts'
import { viewOf } from '#engine/view.ts'
import { addDays, type PlainDate } from '#kernel/plain-date.ts'
import type { Law } from '#procedures/profiles.ts'
import { people } from '#tests/support/small-city.ts'

/** Something in most fields, chosen by a number; now and then what is asked for is left out. */
export function fieldsFor(
  law: Law,
  name: string,
  filling: number,
  day: PlainDate,
  others: readonly CaseFile[],
): Fields {
  const given: Record<string, FieldValue> = {}
  for (const [index, [field, definition]] of Object.entries(law.procedure.actions[name]?.fields ?? {}).entries()) {
    const roll = Math.floor(filling / (index + 3))
    const isLeftOut = definition.required === true ? roll % 29 === 28 : roll % 3 === 2
    if (definition.type === 'issued_number' || isLeftOut) continue
    given[field] = valueFor(law, field, definition, roll, day, others)
  }
  return given
}

function valueFor(
  { procedure, profile }: Law,
  field: string,
  definition: FieldDefinition,
  roll: number,
  day: PlainDate,
  others: readonly CaseFile[],
): FieldValue {
  const authors = procedure.authors?.includes('member')
    ? [people.member, people.secondMember, people.thirdMember]
    : [people.deputy, people.secondDeputy, people.thirdDeputy]
  switch (definition.type) {
    case 'code':
      return codeFor(profile.lists[definition.list] ?? [], definition.list, roll)
    case 'date':
      return definition.notAfterToday === true ? addDays(day, -(roll % 10)) : addDays(day, (roll % 60) + 1)
    case 'moment':
      return `${addDays(day, (roll % 30) + 1)}T16:00`
    case 'whole_number':
      return definition.min + (roll % (definition.max - definition.min + 1))
    case 'yes_no':
      return roll % 4 !== 0
    case 'leader':
      return people.leader.personId
    case 'unit':
      return ['roads', 'parks', 'water'][roll % 3] ?? 'roads'
    case 'units':
      return roll % 2 === 0 ? ['parks'] : ['parks', 'water']
    case 'person':
      return authors[roll % authors.length]?.personId ?? ''
    case 'people':
      return authors.slice(0, (roll % authors.length) + 1).map((one) => one.personId)
    case 'case': {
      const other = others[roll % Math.max(1, others.length)]
      return other === undefined ? '' : String(viewOf(other).facts.flowNumber ?? '')
    }
    case 'session':
      return 's-1'
    default:
      return textFor(field, roll)
  }
}

function codeFor(entries: readonly { readonly code: string }[], list: string, roll: number): string {
  // Few reviews find something lacking, or few proposals would get far.
  if (list === 'review_finding') return roll % 6 === 5 ? 'lacking' : 'meets'
  return entries[roll % Math.max(1, entries.length)]?.code ?? ''
}

function textFor(field: string, roll: number): string {
  if (field === 'unnamedBecause') return roll % 3 === 0 ? '怕被单位知道' : ''
  if (field === 'redactions') return roll % 2 === 0 ? '修缮｜商业秘密' : ''
  return field === 'demands' && roll % 2 === 0 ? '二、请疏浚。' : `请修缮，第${roll % 5}次。`
}
