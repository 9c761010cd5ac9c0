import { explanation, passesOn } from '#procedures/handling/actions/filing.ts'
import { circumstanceFields } from '#procedures/handling/text-fields.ts'

const { period, session } = circumstanceFields

/** Taken up or not, with the reason told; or found worth a proposal of its own. */
export const screening = {
  take_up: {
    label: { zh: '采纳', en: 'Take it up' },
    machine: 'case',
    from: ['submitted'],
    to: 'taken_up',
    by: ['secretariat'],
    event: 'taken_up',
    main: true,
    stops: ['screening'],
    fields: {
      flowNumber: { label: { zh: '流水号', en: 'Flow number' }, type: 'issued_number', series: 'flow', required: true },
    },
  },
  decline: {
    label: { zh: '不予采用', en: 'Decline' },
    machine: 'case',
    from: ['submitted', 'taken_up', 'edited'],
    to: 'declined',
    by: ['secretariat'],
    event: 'declined',
    stops: ['screening'],
    fields: {
      declineReason: {
        label: { zh: '不予采用的理由', en: 'Reason' },
        type: 'code',
        list: 'decline_reason',
        required: true,
      },
      explanation,
    },
  },
  promote: {
    label: { zh: '转为提案', en: 'Have it go on as a proposal' },
    machine: 'case',
    from: ['taken_up', 'edited', 'adopted', 'answered', 'told'],
    to: 'promoted',
    by: ['secretariat'],
    event: 'promoted',
    guards: ['author_in_roster', 'author_is_named'],
    creates: [{ machine: 'conversion', event: 'passed_on', of: { openedBy: 'convertedTo' } }],
    carries: [passesOn],
    fields: {
      convertedTo: { label: { zh: '转作', en: 'Goes on as' }, type: 'code', list: 'conversion', required: true },
      agreedOn: {
        label: { zh: '作者同意的日期', en: 'Day on which the author agreed' },
        hint: { zh: '提案以作者的名义提出，须先征得同意。', en: 'A proposal is in the author’s name: ask first.' },
        type: 'date',
        required: true,
      },
      period,
      session,
    },
  },
} as const
