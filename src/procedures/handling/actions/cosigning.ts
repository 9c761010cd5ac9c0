import { authorFields, circumstanceFields, textFields } from '#procedures/handling/text-fields.ts'

export const invites = { machine: 'signature', event: 'signer_invited', of: { field: 'cosigners' } } as const
// Nobody is late when it runs out: names that are not confirmed by then do not count.
export const untilConfirmed = { clock: 'cosigning', for: 'case', dateField: 'cosignBy', window: true } as const
const asksAgain = {
  machine: 'signature',
  which: 'all',
  from: ['confirmed'],
  to: 'outdated',
  event: 'signature_asked_again',
} as const

/** Names that were not confirmed when the words are handed in do not count. */
export const unconfirmedLapse = {
  machine: 'signature',
  which: 'all',
  from: ['invited', 'outdated'],
  to: 'lapsed',
  event: 'signature_lapsed',
} as const

/** Handed in between sessions, or during one: each has its own time for the assignment. */
export const untilAssigned = [
  { clock: 'assignment', for: 'case', when: { fact: 'period', in: ['between_sessions'] } },
  {
    clock: 'assignment_meeting',
    for: 'case',
    when: { fact: 'period', in: ['in_session'] },
    anchorFact: 'sessionClosesOn',
  },
  { clock: 'proposer_notice', for: 'case', when: { fact: 'period', in: ['between_sessions'] } },
  { clock: 'oral_answer', for: 'case', when: { fact: 'form', in: ['oral'] } },
] as const

/** Where a signature may still be given: until the suggestion is accepted. */
const signable = ['cosigning', 'submitted', 'returned_to_author', 'registered'] as const

/** Before a suggestion is handed in: written, shown to those asked to sign, confirmed by each of them alone. */
export const cosigning = {
  begin_draft: {
    label: { zh: '起草并邀请联名', en: 'Draft and ask others to cosign' },
    machine: 'case',
    from: [],
    to: 'cosigning',
    by: ['author'],
    event: 'draft_begun',
    rules: ['own_name', 'proposer_not_cosigner', 'body_signs_alone', 'invitation_expires'],
    creates: [invites],
    starts: [untilConfirmed],
    fields: { ...textFields, ...authorFields, ...circumstanceFields },
  },
  invite: {
    label: { zh: '邀请联名', en: 'Ask others to cosign' },
    machine: 'case',
    from: ['cosigning'],
    by: ['lead_proposer'],
    event: 'signers_invited',
    guards: ['body_signs_alone'],
    rules: ['proposer_not_cosigner', 'not_signed_yet'],
    creates: [invites],
    starts: [untilConfirmed],
    fields: {
      cosigners: { ...authorFields.cosigners, required: true },
      cosignBy: { ...authorFields.cosignBy, required: true },
    },
  },
  revise_text: {
    label: { zh: '修改文本', en: 'Change the text' },
    machine: 'case',
    from: ['cosigning'],
    by: ['lead_proposer'],
    event: 'text_revised',
    revises: true,
    rules: ['text_changed', 'asks_again_by'],
    effects: [asksAgain],
    starts: [untilConfirmed],
    fields: { ...textFields, cosignBy: authorFields.cosignBy },
  },
  confirm_signature: {
    label: { zh: '确认联名', en: 'Confirm that I cosign' },
    machine: 'signature',
    from: ['invited', 'outdated'],
    to: 'confirmed',
    whileCase: signable,
    by: ['invited_signer'],
    event: 'signature_confirmed',
    main: true,
    within: 'cosigning',
    fields: {},
  },
  decline_signature: {
    label: { zh: '不参加联名', en: 'Decline to cosign' },
    machine: 'signature',
    from: ['invited', 'outdated'],
    to: 'declined',
    whileCase: signable,
    by: ['invited_signer'],
    event: 'signature_declined',
    fields: {},
  },
  retract_signature: {
    label: { zh: '撤回联名', en: 'Take my signature back' },
    machine: 'signature',
    from: ['confirmed'],
    to: 'retracted',
    whileCase: signable,
    by: ['cosigner'],
    event: 'signature_retracted',
    fields: {},
  },
  submit_draft: {
    label: { zh: '正式提交', en: 'Submit it' },
    machine: 'case',
    from: ['cosigning'],
    to: 'submitted',
    by: ['lead_proposer'],
    event: 'submitted',
    main: true,
    stops: ['cosigning'],
    effects: [unconfirmedLapse],
    starts: untilAssigned,
    fields: {},
  },
  discard_draft: {
    label: { zh: '放弃草稿', en: 'Discard the draft' },
    machine: 'case',
    from: ['cosigning'],
    to: 'discarded',
    by: ['lead_proposer'],
    event: 'draft_discarded',
    fields: {},
  },
  return_to_author: {
    label: { zh: '退回{author}补充', en: 'Return to the author for completion' },
    machine: 'case',
    from: ['registered'],
    to: 'returned_to_author',
    by: ['secretariat'],
    event: 'returned_to_author',
    stops: ['assignment', 'assignment_meeting', 'proposer_notice', 'oral_answer'],
    fields: {
      lacking: {
        label: { zh: '需要补充什么', en: 'What is lacking' },
        type: 'text',
        maxLength: 5_000,
        required: true,
      },
    },
  },
  resubmit: {
    label: { zh: '补充后再提交', en: 'Complete and resubmit' },
    machine: 'case',
    from: ['returned_to_author'],
    to: 'registered',
    by: ['lead_proposer', 'secretariat'],
    event: 'resubmitted',
    main: true,
    revises: true,
    rules: ['text_changed', 'asks_again_by'],
    effects: [asksAgain],
    starts: [...untilAssigned, untilConfirmed],
    fields: { ...textFields, cosignBy: authorFields.cosignBy },
  },
} as const
