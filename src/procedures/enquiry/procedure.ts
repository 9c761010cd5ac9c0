import { defineProcedure } from '#engine/define-procedure.ts'
import { answering } from './actions/answering.ts'
import { asking } from './actions/asking.ts'
import { sending } from './actions/sending.ts'
import { eventLabels } from './event-labels.ts'
import { amounts, clocks, machines, roles } from './machines.ts'
import { guards, named, rules } from './rules.ts'
import { terms } from './terms.ts'
import { visibility } from './visibility.ts'

/** 询问和质询案: what deputies ask of those who govern, until they are answered. */
export const enquiry = defineProcedure({
  id: 'enquiry',
  title: { zh: '询问和质询案', en: 'Enquiry' },
  terms,
  authors: ['deputy'],
  machines,
  roles,
  clocks,
  choices: {},
  amounts,
  codes: {
    period: ['in_session', 'between_sessions'],
    author_kind: ['deputies', 'delegation'],
    form: ['asked', 'formal'],
    answer_form: ['oral', 'written'],
  },
  scaled: [],
  events: eventLabels,
  visibility,
  chain: {
    steps: {
      said: { events: ['submitted'], clocks: [] },
      registered: { events: ['registered'], clocks: [] },
      assigned: { events: ['sent'], clocks: [] },
      answered: { events: ['answer_given'], clocks: ['answer', 'another_answer'] },
      promised: { events: [], clocks: [] },
      done: { events: ['closed', 'another_answer_refused'], clocks: [] },
    },
    answerUndoneBy: ['another_answer_ordered'],
    endedBy: [],
  },
  // No law read says that the answer is to be published.
  answers: { machine: 'answer', issued: 'given', publicReading: () => undefined },
  named,
  guards,
  rules,
  actions: { ...asking, ...sending, ...answering },
})
