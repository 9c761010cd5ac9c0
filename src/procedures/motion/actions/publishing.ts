import { publishingAnswers } from '#procedures/published-answers/actions.ts'

/** The report on the handling, once the standing committee has agreed to it. */
export const publishing = publishingAnswers({
  answers: 'handling_report',
  given: 'given',
  open: ['handling_reported', 'closed'],
  published: ['closed'],
  shown: [
    'submitted',
    'registered',
    'late',
    'with_committee',
    'reviewed',
    'objection_open',
    'objected',
    'in_deliberation',
    'deliberated',
    'in_handling',
    'handling_reported',
    'rehandling',
    'closed',
  ],
  guards: [],
})
