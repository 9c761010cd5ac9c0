import { chain } from './chain.ts'
import { named } from './named.ts'
import { publicReading } from './replies.ts'

/** What a suggestion and a proposal declare alike. */
export const sharedDeclaration = {
  scaled: ['outcome'],
  clockHolders: {
    assignment: ['secretariat', 'assigner'],
    assignment_meeting: ['secretariat', 'assigner'],
    promise: ['lead_unit', 'separate_unit'],
    carry_over: ['secretariat'],
  },
  chain,
  answers: { machine: 'reply', issued: 'issued', publicReading },
  archive: { machine: 'archiving', archived: 'archived' },
  named,
} as const

/** By list, the codes that both speak of themselves. */
export const sharedCodes = {
  period: ['in_session', 'between_sessions'],
  secrecy: ['classified', 'with_redactions'],
  publication: ['full', 'none'],
  attitude: ['dissatisfied'],
  result: ['dissatisfied'],
  duty: ['lead', 'joint'],
} as const
