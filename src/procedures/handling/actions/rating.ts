/** Each author rates alone what was delivered to them; nobody else can. */
export const rating = {
  rate: {
    label: { zh: '评价', en: 'Rate' },
    machine: 'delivery',
    from: ['delivered'],
    to: 'rated',
    whileCase: ['in_handling', 'rehandling', 'replied', 'merged', 'closed'],
    by: ['reader'],
    event: 'reply_rated',
    main: true,
    effects: [
      {
        machine: 'case',
        which: 'case',
        from: ['replied'],
        to: 'rated',
        event: 'rated',
        onceAll: { machine: 'delivery', in: ['rated', 'unrated', 'informed'] },
        stops: ['feedback'],
      },
    ],
    rules: ['dissatisfied_says_why'],
    fields: {
      attitude: {
        label: { zh: '办理态度', en: 'Attitude' },
        type: 'code',
        list: 'attitude',
        optionalList: true,
        required: true,
      },
      result: { label: { zh: '办理结果', en: 'Result' }, type: 'code', list: 'result', required: true },
      comment: { label: { zh: '意见', en: 'Comment' }, type: 'text', maxLength: 5_000 },
    },
  },
  object_to_publication: {
    label: { zh: '不同意公开答复', en: 'Object to the reply being published' },
    machine: 'delivery',
    from: ['delivered', 'rated', 'unrated', 'informed'],
    by: ['reader'],
    event: 'publication_objected',
    guards: ['reply_not_published'],
    fields: { objection: { label: { zh: '理由', en: 'Reason' }, type: 'text', maxLength: 2_000, required: true } },
  },
} as const
