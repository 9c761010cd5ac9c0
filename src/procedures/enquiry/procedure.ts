import { defineProcedure } from '#engine/define-procedure.ts'
import { archiving } from '#procedures/handling/actions/archiving.ts'
import { publicReading } from '#procedures/handling/replies.ts'
import { publicationChoices, publicationCodes } from '#procedures/published-answers/choices.ts'
import { answering } from './actions/answering.ts'
import { asking } from './actions/asking.ts'
import { publishing } from './actions/publishing.ts'
import { sending } from './actions/sending.ts'
import { eventLabels } from './event-labels.ts'
import { amounts, clocks, machines, roles } from './machines.ts'
import { guards, named, rules } from './rules.ts'
import { terms } from './terms.ts'
import { visibility } from './visibility.ts'

/** What an answer is called, which may be given by word of mouth. */
const called = {
  heading: { zh: '怎么答复的', en: 'What was answered' },
  none: { zh: '还没有答复。', en: 'Not answered yet.' },
  given: { zh: '答复于', en: 'Answered on' },
} as const

/** 询问和质询案: what deputies ask of those who govern, until they are answered. */
export const enquiry = defineProcedure({
  id: 'enquiry',
  title: { zh: '询问和质询案', en: 'Enquiry' },
  terms,
  authors: ['deputy'],
  machines,
  roles,
  clocks,
  choices: publicationChoices,
  amounts,
  codes: {
    ...publicationCodes,
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
  answers: { machine: 'answer', issued: 'given', publicReading, called },
  archive: { machine: 'archiving', archived: 'archived' },
  named,
  guards,
  rules,
  actions: { ...asking, ...sending, ...answering, ...publishing, ...archiving(machines.case.states) },
})
