import { defineProcedure } from '#engine/procedure.ts'
import { assigning } from './actions/assigning.ts'
import { filing } from './actions/filing.ts'
import { finishing } from './actions/finishing.ts'
import { handling } from './actions/handling.ts'
import { reckoning } from './actions/reckoning.ts'
import { replying } from './actions/replying.ts'
import { choices } from './choices.ts'
import { eventLabels } from './event-labels.ts'
import { clocks, machines, roles } from './machines.ts'
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
  guards,
  rules,
  actions: { ...filing, ...assigning, ...handling, ...replying, ...finishing, ...reckoning },
})
