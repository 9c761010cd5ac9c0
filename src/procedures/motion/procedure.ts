import { defineProcedure } from '#engine/define-procedure.ts'
import { archiving } from '#procedures/handling/actions/archiving.ts'
import { publicReading } from '#procedures/handling/replies.ts'
import { publicationChoices, publicationCodes } from '#procedures/published-answers/choices.ts'
import { deliberating } from './actions/deliberating.ts'
import { handling } from './actions/handling.ts'
import { past } from './actions/past.ts'
import { publishing } from './actions/publishing.ts'
import { reviewing } from './actions/reviewing.ts'
import { signing } from './actions/signing.ts'
import { eventLabels } from './event-labels.ts'
import { amounts, clocks, machines, roles } from './machines.ts'
import { guards, named, rules } from './rules.ts'
import { terms } from './terms.ts'
import { visibility } from './visibility.ts'

/** What the report on the handling is called. */
const called = {
  heading: { zh: '办理情况怎么报告的', en: 'What was reported on the handling' },
  none: { zh: '还没有报告。', en: 'No report yet.' },
  given: { zh: '报告于', en: 'Reported on' },
} as const

/** 代表议案: what deputies put to the congress as its own business, from the signatures to the standing committee's word on what was done. */
export const motion = defineProcedure({
  id: 'motion',
  title: { zh: '代表议案', en: 'Deputy motion' },
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
    verdict: ['motion', 'not_motion'],
  },
  scaled: [],
  clockHolders: { objection: ['objector'] },
  events: eventLabels,
  visibility,
  chain: {
    steps: {
      said: { events: ['submitted', 'past_submitted'], clocks: [] },
      registered: { events: ['registered', 'past_filed', 'past_declined'], clocks: ['referral', 'committee_opinion'] },
      assigned: { events: ['accepted'], clocks: [] },
      answered: { events: ['deliberation_reported', 'past_reply'], clocks: ['deliberation'] },
      promised: { events: ['handling_ordered', 'past_assigned'], clocks: [] },
      done: {
        events: ['report_accepted', 'concluded', 'past_closed'],
        clocks: ['handling_report', 'rehandling_report'],
      },
    },
    answerUndoneBy: [],
    endedBy: ['converted', 'withdrawn', 'past_declined', 'past_withdrawn'],
  },
  answers: { machine: 'handling_report', issued: 'given', publicReading, called },
  archive: { machine: 'archiving', archived: 'archived' },
  named,
  guards,
  rules,
  actions: {
    ...signing,
    ...reviewing,
    ...deliberating,
    ...handling,
    ...publishing,
    ...archiving(machines.case.states),
    ...past,
  },
})
