/** A unit that is slow is urged in words of its own, as often as needed; each time is on the record and is answered. */
export const urging = {
  urge: {
    label: { zh: '催办', en: 'Urge' },
    machine: 'case',
    from: ['in_handling', 'rehandling', 'tracking'],
    by: ['secretariat', 'assigning_office'],
    event: 'urged',
    rules: ['urges_who_has_it'],
    creates: [
      { machine: 'urging', event: 'unit_urged', of: { field: 'urgedUnits' }, fields: { urgingText: 'urgingText' } },
    ],
    starts: [{ clock: 'urging_answer', for: 'new_instances' }],
    fields: {
      urgedUnits: {
        label: { zh: '催办哪些单位', en: 'Which units' },
        hint: {
          zh: '对不同单位说不同的话，请分次催办。',
          en: 'For different words to each unit, urge them one by one.',
        },
        type: 'units',
        max: 20,
        among: 'assigned',
        required: true,
      },
      urgingText: { label: { zh: '催办内容', en: 'What is urged' }, type: 'text', maxLength: 5_000, required: true },
    },
  },
  answer_urging: {
    label: { zh: '回复催办', en: 'Answer the urging' },
    machine: 'urging',
    from: ['urged'],
    to: 'answered',
    by: ['handling_unit'],
    event: 'urging_answered',
    main: true,
    stops: ['urging_answer'],
    fields: {
      urgingAnswer: {
        label: { zh: '办理进度和打算', en: 'How far it is, and what comes next' },
        type: 'text',
        maxLength: 5_000,
        required: true,
      },
    },
  },
} as const
