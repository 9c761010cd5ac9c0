/** Handed in and not yet past its rating: how long of it a withdrawal is open is the profile's choice. */
const withdrawable = [
  'submitted',
  'returned_to_author',
  'registered',
  'filed',
  'in_handling',
  'replied',
  'rated',
  'rehandling',
] as const

const reason = {
  label: { zh: '撤回的理由', en: 'Why it is withdrawn' },
  type: 'text',
  maxLength: 5_000,
  required: true,
} as const

/** Taken back by those who put it forward: by one alone, or by all who signed where the law asks for it. */
export const withdrawing = {
  withdraw: {
    label: { zh: '撤回{matter}', en: 'Withdraw the {matter}' },
    machine: 'case',
    from: withdrawable,
    to: 'withdrawn',
    by: ['lead_proposer'],
    event: 'withdrawn',
    guards: ['nothing_joined', 'withdrawal_open', 'withdraws_alone'],
    fields: { withdrawReason: reason },
  },
  ask_withdrawal: {
    label: { zh: '提请一致撤回', en: 'Ask the cosigners to withdraw' },
    machine: 'case',
    from: withdrawable,
    by: ['lead_proposer'],
    event: 'withdrawal_asked',
    guards: ['nothing_joined', 'withdrawal_open', 'withdraws_jointly', 'no_withdrawal_asked'],
    creates: [{ machine: 'withdrawal', event: 'asked_to_withdraw', of: { named: 'cosigners' } }],
    fields: { withdrawReason: reason },
  },
  agree_to_withdraw: {
    label: { zh: '同意撤回', en: 'Agree to withdraw' },
    machine: 'withdrawal',
    from: ['asked'],
    to: 'agreed',
    whileCase: withdrawable,
    by: ['asked_to_withdraw'],
    event: 'withdrawal_agreed',
    main: true,
    guards: ['nothing_joined', 'withdrawal_open'],
    effects: [
      {
        machine: 'case',
        which: 'case',
        from: withdrawable,
        to: 'withdrawn',
        event: 'withdrawn',
        onceAll: { machine: 'withdrawal', in: ['agreed', 'refused', 'lapsed'] },
        // Who confirmed after the others were asked has not agreed: the proposer asks again.
        guards: ['every_cosigner_agreed'],
      },
    ],
    fields: {},
  },
  refuse_to_withdraw: {
    label: { zh: '不同意撤回', en: 'Refuse to withdraw' },
    machine: 'withdrawal',
    from: ['asked'],
    to: 'refused',
    whileCase: withdrawable,
    by: ['asked_to_withdraw'],
    event: 'withdrawal_refused',
    // One refusal ends the request: it had to be unanimous.
    effects: [
      { machine: 'withdrawal', which: 'all', from: ['asked', 'agreed'], to: 'lapsed', event: 'withdrawal_lapsed' },
    ],
    fields: {},
  },
} as const
