import { authorFields, circumstanceFields, textFields } from '#procedures/handling/text-fields.ts'
import { untilAssigned } from './cosigning.ts'

/** A case that comes of one of another kind, e.g. a motion found to be none: in the same words, by the same authors. */
export const receiving = {
  receive_passed_on: {
    label: { zh: '由其他办件转来', en: 'Passed on from another case' },
    machine: 'case',
    from: [],
    to: 'submitted',
    by: ['linked_case'],
    event: 'submitted',
    creates: [{ machine: 'signature', event: 'signature_carried', of: { field: 'cosigners' }, state: 'confirmed' }],
    starts: untilAssigned,
    fields: {
      ...textFields,
      ...authorFields,
      ...circumstanceFields,
      passedOnFrom: {
        label: { zh: '转自（流水号）', en: 'Passed on from (flow number)' },
        type: 'line',
        maxLength: 60,
      },
    },
  },
} as const
