import { publishingAnswers } from '#procedures/published-answers/actions.ts'

/** The answer to a formal enquiry. One asked in deliberation has no number and stays with the session's papers. */
export const publishing = publishingAnswers({
  answers: 'answer',
  given: 'given',
  open: ['answered', 'demanded', 'closed'],
  published: ['answered', 'closed'],
  shown: ['submitted', 'registered', 'sent', 'answered', 'demanded', 'closed'],
  guards: ['is_formal'],
})
