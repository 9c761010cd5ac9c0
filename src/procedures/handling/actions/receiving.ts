import { begunByAnother } from './begun-by-another.ts'

/** A case that comes of one of another kind, e.g. a motion found to be none: in the same words, by the same authors. */
export const receiving = {
  receive_passed_on: {
    ...begunByAnother,
    label: { zh: '由其他办件转来', en: 'Passed on from another case' },
    fields: {
      ...begunByAnother.fields,
      passedOnFrom: {
        label: { zh: '转自（流水号）', en: 'Passed on from (flow number)' },
        type: 'line',
        maxLength: 60,
      },
    },
  },
} as const
