import type { Fields, FieldValue } from '#engine/case-file.ts'
import type { IsKnown } from '#engine/fields.ts'
import type { ActionDefinition, FieldDefinition } from '#engine/procedure.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Law } from './profiles.ts'

/** The units of every worked example; the first one leads unless the example says otherwise. */
export const exampleUnits: readonly string[] = ['first', 'second', 'third']

const proposer = 'author'
const leader = 'leader'

/** The people and units that examples are lived through with. */
export const isInvented: IsKnown = (kind, id) => {
  if (kind === 'unit') return exampleUnits.includes(id)
  if (kind === 'leader') return id === leader
  return kind === 'person' && ([proposer, 'cosigner'].includes(id) || /^signer_\d+$/.test(id))
}

/**
 * What an act of an example is filled in with: what it gives, and something fitting in everything else that must not
 * be empty, so that an example says only what it is about.
 */
export function exampleFields(law: Law, action: ActionDefinition, on: PlainDate, given: Fields): Fields {
  const fields: Record<string, FieldValue> = {}
  for (const [name, definition] of Object.entries(action.fields)) {
    if (definition.required === true) fields[name] = somethingFor(law, definition, on)
  }
  if (action.from.length === 0 && action.fields.leadProposer !== undefined) fields.leadProposer = proposer
  return { ...fields, ...given }
}

function somethingFor({ profile }: Law, definition: FieldDefinition, on: PlainDate): FieldValue {
  switch (definition.type) {
    case 'code':
      return profile.lists[definition.list]?.[0]?.code ?? ''
    case 'date':
      return on
    case 'moment':
      return `${on}T09:00`
    case 'whole_number':
      return definition.min
    case 'yes_no':
      return true
    case 'unit':
      return exampleUnits[0] ?? ''
    case 'person':
      return proposer
    case 'leader':
      return leader
    case 'units':
    case 'people':
      return []
    default:
      return '例'
  }
}
