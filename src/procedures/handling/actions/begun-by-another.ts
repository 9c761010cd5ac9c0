import { authorFields, circumstanceFields, textFields } from '#procedures/handling/text-fields.ts'
import { untilAssigned } from './cosigning.ts'

/** A case that comes of another: its authors signed there, and are not asked again. */
export const begunByAnother = {
  machine: 'case',
  from: [],
  to: 'submitted',
  by: ['linked_case'],
  event: 'submitted',
  creates: [{ machine: 'signature', event: 'signature_carried', of: { field: 'cosigners' }, state: 'confirmed' }],
  starts: untilAssigned,
  fields: { ...textFields, ...authorFields, ...circumstanceFields },
} as const
