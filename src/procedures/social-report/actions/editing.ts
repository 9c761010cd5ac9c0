/** Put into the office's words beside the author's own, and into a numbered issue of the digest. */
export const editing = {
  edit: {
    label: { zh: '编辑', en: 'Edit' },
    machine: 'edition',
    from: [],
    opens: 'next_version',
    to: 'edited',
    whileCase: ['taken_up', 'edited'],
    by: ['secretariat'],
    event: 'edition_made',
    effects: [{ machine: 'case', which: 'case', from: ['taken_up'], to: 'edited', event: 'edited' }],
    fields: {
      editedTitle: { label: { zh: '编辑后的标题', en: 'Edited title' }, type: 'line', maxLength: 120, required: true },
      editedText: {
        label: { zh: '编辑稿', en: 'Edited text' },
        hint: { zh: '作者的原稿保留不变。', en: 'The author’s own words stay as they are.' },
        type: 'text',
        maxLength: 20_000,
        required: true,
      },
    },
  },
  adopt: {
    label: { zh: '编发', en: 'Put it into the digest' },
    machine: 'case',
    from: ['edited'],
    to: 'adopted',
    by: ['secretariat'],
    event: 'adopted',
    main: true,
    fields: {
      caseNumber: {
        label: { zh: '期号', en: 'Number of the issue' },
        type: 'issued_number',
        series: 'case',
        required: true,
      },
    },
  },
} as const
