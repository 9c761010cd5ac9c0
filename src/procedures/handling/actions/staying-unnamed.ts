import { assignedStates } from '#procedures/handling/assigned-states.ts'
import { unnamedBecause } from '#procedures/handling/text-fields.ts'

const handedIn = [
  'cosigning',
  'submitted',
  'returned_to_author',
  'registered',
  'filed',
  'merged',
  ...assignedStates,
] as const

/** Authors who ask that their names stay with one office get their answer through that office. */
export const stayingUnnamed = {
  settle_naming: {
    label: { zh: '提出或者撤销身份保密的请求', en: 'Ask to stay unnamed, or take that back' },
    machine: 'case',
    from: handedIn,
    by: ['lead_proposer', 'cosigner'],
    event: 'naming_settled',
    revises: true,
    where: { choice: 'confidential_proposer', in: ['on_request'] },
    rules: ['naming_changes', 'named_by_all'],
    fields: { unnamedBecause },
  },
  pass_on_reply: {
    label: { zh: '转交答复', en: 'Pass the reply on' },
    machine: 'reply',
    from: ['issued'],
    by: ['secretariat'],
    event: 'reply_passed_on',
    main: true,
    guards: ['something_held'],
    effects: [
      { machine: 'delivery', which: 'all', from: ['held'], to: 'delivered', event: 'reply_delivered' },
      { machine: 'delivery', which: 'all', from: ['held_informed'], to: 'informed', event: 'reply_delivered' },
    ],
    fields: { passedOnHow: { label: { zh: '转交方式', en: 'How' }, type: 'line', maxLength: 200 } },
  },
} as const
