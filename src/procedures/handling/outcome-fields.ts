import type { FieldDefinition } from '#engine/procedure.ts'

/** What came of a suggestion, in the profile's codes; a promise names its day. */
export const outcomeFields = {
  outcome: { label: { zh: '办理结果', en: 'Outcome' }, type: 'code', list: 'outcome', required: true },
  doneBy: {
    label: { zh: '承诺完成日', en: 'To be done by' },
    hint: {
      zh: '正在解决或者计划解决的，写明期限。',
      en: 'What is being solved or planned names its date.',
    },
    type: 'date',
    notBeforeToday: true,
    required: { field: 'outcome', demandedByCode: true },
  },
  reasons: {
    label: { zh: '不能解决的理由', en: 'Why it cannot be solved' },
    type: 'text',
    maxLength: 5_000,
    required: { field: 'outcome', demandedByCode: true },
  },
} as const satisfies Readonly<Record<string, FieldDefinition>>
