const working = ['in_handling', 'rehandling'] as const

/** Lead and joint units that cannot agree, countersignature or not: coordinated for them, and explained by them together. */
export const disagreeing = {
  raise_disagreement: {
    label: { zh: '提请协调会办分歧', en: 'Ask for a disagreement to be settled' },
    machine: 'disagreement',
    from: [],
    opens: 'next_version',
    to: 'raised',
    whileCase: working,
    by: ['lead_unit', 'joint_unit'],
    event: 'disagreement_raised',
    guards: ['has_joint_units', 'no_disagreement_open'],
    fields: {
      disagreement: {
        label: { zh: '分歧所在和各方意见', en: 'What the units disagree on' },
        type: 'text',
        maxLength: 5_000,
        required: true,
      },
    },
  },
  settle_disagreement: {
    label: { zh: '记录协调结果', en: 'Settle the disagreement' },
    machine: 'disagreement',
    from: ['raised'],
    to: 'settled',
    whileCase: working,
    by: ['secretariat', 'assigning_office'],
    event: 'disagreement_settled',
    main: true,
    rules: ['explained_together'],
    fields: {
      settledOn: { label: { zh: '协调日期', en: 'Date' }, type: 'date', required: true },
      people: { label: { zh: '参加人', en: 'Who took part' }, type: 'line', maxLength: 200, required: true },
      settlement: {
        label: { zh: '协调意见', en: 'What was settled' },
        type: 'text',
        maxLength: 5_000,
        required: true,
      },
      explainedBy: {
        label: { zh: '共同说明的单位', en: 'Units that explain it together' },
        type: 'units',
        max: 20,
        required: true,
      },
    },
  },
} as const
