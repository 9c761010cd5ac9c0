import { assignedStates } from '#procedures/handling/assigned-states.ts'

const handedIn = ['submitted', 'registered', 'filed', ...assignedStates, 'closed'] as const
const reason = { label: { zh: '理由', en: 'Reason' }, type: 'text', maxLength: 2_000, required: true } as const

/** What the public may read: of the words and of the answer, each by its own decision. */
export const publishing = {
  publish_reply: {
    label: { zh: '公开答复', en: 'Publish the reply' },
    machine: 'publication',
    from: ['decided', 'withheld'],
    to: 'published',
    by: ['lead_unit', 'separate_unit', 'secretariat'],
    event: 'reply_published',
    stops: ['publication'],
    guards: ['replies_published', 'to_be_published', 'delivered_to_authors', 'nothing_held', 'authors_agree'],
    fields: {},
  },
  withhold_reply: {
    label: { zh: '不再公开答复', en: 'Take the reply off the public pages' },
    machine: 'publication',
    from: ['decided', 'published'],
    to: 'withheld',
    by: ['lead_unit', 'separate_unit', 'secretariat'],
    event: 'reply_withheld',
    asksProof: true,
    stops: ['publication'],
    guards: ['to_be_published'],
    fields: { withheldBecause: reason },
  },
  consent_to_text: {
    label: { zh: '改定是否同意公开{matter}内容', en: 'Say whether the text may be published' },
    machine: 'case',
    from: handedIn,
    by: ['lead_proposer'],
    event: 'text_consent_given',
    revises: true,
    fields: {
      publishText: { label: { zh: '同意公开{matter}内容', en: 'The text may be published' }, type: 'yes_no' },
    },
  },
  withhold_text: {
    label: { zh: '不公开{matter}内容', en: 'Withhold the text' },
    machine: 'text_withholding',
    from: [],
    opens: 'next_version',
    to: 'withheld',
    whileCase: handedIn,
    by: ['secretariat'],
    event: 'text_withheld',
    asksProof: true,
    guards: ['text_not_withheld'],
    fields: { withheldBecause: reason },
  },
  release_text: {
    label: { zh: '恢复公开{matter}内容', en: 'Release the text' },
    machine: 'text_withholding',
    from: ['withheld'],
    to: 'released',
    whileCase: handedIn,
    by: ['secretariat'],
    event: 'text_released',
    asksProof: true,
    fields: {},
  },
} as const
