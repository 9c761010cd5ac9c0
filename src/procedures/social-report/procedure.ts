import { defineProcedure } from '#engine/define-procedure.ts'
import { archiving } from '#procedures/handling/actions/archiving.ts'
import { choices } from '#procedures/handling/choices.ts'
import { editing } from './actions/editing.ts'
import { forwarding } from './actions/forwarding.ts'
import { past } from './actions/past.ts'
import { screening } from './actions/screening.ts'
import { submitting } from './actions/submitting.ts'
import { telling } from './actions/telling.ts'
import { eventLabels } from './event-labels.ts'
import { clocks, machines, roles } from './machines.ts'
import { guards, rules } from './rules.ts'
import { terms } from './terms.ts'
import { visibility } from './visibility.ts'

/** 社情民意信息: what members report of people's lives, edited into a digest for those who can act on it. */
export const socialReport = defineProcedure({
  id: 'social-report',
  title: { zh: '社情民意信息', en: 'Social report' },
  terms,
  authors: ['member'],
  machines,
  roles,
  clocks,
  choices: { confidential_proposer: choices.confidential_proposer },
  codes: { period: ['in_session', 'between_sessions'] },
  scaled: [],
  events: eventLabels,
  visibility,
  chain: {
    steps: {
      said: { events: ['submitted', 'past_submitted'], clocks: [] },
      registered: { events: ['taken_up', 'past_filed', 'past_declined'], clocks: ['screening'] },
      assigned: { events: ['forwarded', 'past_assigned'], clocks: [] },
      answered: { events: ['answered', 'past_replied'], clocks: ['feedback'] },
      promised: { events: [], clocks: [] },
      done: { events: ['closed', 'past_closed'], clocks: [] },
    },
    answerUndoneBy: ['forwarded'],
    endedBy: ['declined', 'withdrawn', 'promoted', 'past_declined', 'past_withdrawn'],
  },
  answers: {
    machine: 'feedback',
    issued: 'given',
    publicReading: () => undefined,
    called: {
      heading: { zh: '单位反馈了什么', en: 'What units fed back' },
      none: { zh: '还没有反馈。', en: 'No feedback yet.' },
      given: { zh: '反馈于', en: 'Given on' },
    },
    letters: false,
  },
  archive: { machine: 'archiving', archived: 'archived' },
  guards,
  rules,
  actions: {
    ...submitting,
    ...screening,
    ...editing,
    ...forwarding,
    ...telling,
    ...archiving(machines.case.states),
    ...past,
  },
})
