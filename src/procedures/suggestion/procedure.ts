import { defineProcedure } from '#engine/procedure.ts'
import { assigning } from './actions/assigning.ts'
import { cosigning } from './actions/cosigning.ts'
import { countersigning } from './actions/countersigning.ts'
import { filing } from './actions/filing.ts'
import { finishing } from './actions/finishing.ts'
import { handling } from './actions/handling.ts'
import { merging } from './actions/merging.ts'
import { publishing } from './actions/publishing.ts'
import { rating } from './actions/rating.ts'
import { reckoning } from './actions/reckoning.ts'
import { replying } from './actions/replying.ts'
import { splitting } from './actions/splitting.ts'
import { withdrawing } from './actions/withdrawing.ts'
import { chain } from './chain.ts'
import { choices } from './choices.ts'
import { eventLabels } from './event-labels.ts'
import { clocks, machines, roles } from './machines.ts'
import { named } from './named.ts'
import { publicReading } from './replies.ts'
import { guards, rules } from './rules.ts'
import { visibility } from './visibility.ts'

/** 代表建议、批评和意见: what a deputy suggests, from the words to the deed. */
export const suggestion = defineProcedure({
  id: 'suggestion',
  title: { zh: '代表建议', en: 'Deputy suggestion' },
  machines,
  roles,
  clocks,
  choices,
  codes: {
    period: ['in_session', 'between_sessions'],
    duty: ['lead', 'joint'],
    author_kind: ['delegation', 'organisation'],
    secrecy: ['classified', 'with_redactions'],
    publication: ['full', 'none'],
    attitude: ['dissatisfied'],
    result: ['dissatisfied'],
  },
  scaled: ['outcome'],
  clockHolders: {
    assignment: ['secretariat', 'assigning_office'],
    assignment_meeting: ['secretariat', 'assigning_office'],
    promise: ['lead_unit'],
  },
  events: eventLabels,
  visibility,
  chain,
  answers: { machine: 'reply', issued: 'issued', publicReading },
  named,
  guards,
  rules,
  actions: {
    ...cosigning,
    ...filing,
    ...withdrawing,
    ...merging,
    ...splitting,
    ...assigning,
    ...handling,
    ...replying,
    ...countersigning,
    ...rating,
    ...publishing,
    ...finishing,
    ...reckoning,
  },
})
