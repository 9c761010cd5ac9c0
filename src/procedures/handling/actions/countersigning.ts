const working = ['in_handling', 'rehandling'] as const
const reason = { label: { zh: '理由', en: 'Reason' }, type: 'text', maxLength: 5_000, required: true } as const

/** The joint units put their name to the lead unit's draft, or say why not; where they cannot agree, it is settled for them. */
export const countersigning = {
  request_countersign: {
    label: { zh: '送会办单位会签', en: 'Ask the joint units to countersign' },
    machine: 'reply',
    from: ['drafted', 'reviewed', 'office_reviewed'],
    whileCase: working,
    by: ['lead_unit'],
    event: 'countersign_requested',
    guards: ['has_joint_units', 'no_countersign_open'],
    creates: [{ machine: 'countersign', event: 'countersign_sent', of: { named: 'joint_units' } }],
    fields: {},
  },
  countersign: {
    label: { zh: '会签', en: 'Countersign' },
    machine: 'countersign',
    from: ['asked'],
    to: 'agreed',
    whileCase: working,
    by: ['joint_unit'],
    event: 'countersigned',
    checksAnswer: true,
    main: true,
    fields: {},
  },
  refuse_countersign: {
    label: { zh: '不同意会签', en: 'Refuse to countersign' },
    machine: 'countersign',
    from: ['asked'],
    to: 'refused',
    whileCase: working,
    by: ['joint_unit'],
    event: 'countersign_refused',
    checksAnswer: true,
    fields: { reason },
  },
  settle_countersign: {
    label: { zh: '协调会签分歧', en: 'Settle a disagreement' },
    machine: 'countersign',
    from: ['asked', 'refused'],
    to: 'settled',
    whileCase: working,
    by: ['secretariat', 'assigning_office'],
    event: 'countersign_settled',
    fields: {
      settledOn: { label: { zh: '协调日期', en: 'Date' }, type: 'date', required: true },
      people: { label: { zh: '参加人', en: 'Who took part' }, type: 'line', maxLength: 200, required: true },
      settlement: {
        label: { zh: '协调意见', en: 'What was settled' },
        type: 'text',
        maxLength: 5_000,
        required: true,
      },
    },
  },
} as const
