import type { FieldDefinition } from '#engine/procedure.ts'

/** When people talked about a case, how, and who: what every log of a talk asks for. */
export const talkFields = {
  contactedOn: { label: { zh: '日期', en: 'Date' }, type: 'date', required: true, notAfterToday: true },
  method: { label: { zh: '方式', en: 'How' }, type: 'code', list: 'contact_method', required: true },
  people: {
    label: { zh: '参加人', en: 'Who took part' },
    hint: {
      zh: '写明各方有谁，例如“张{author}、本局副局长”。',
      en: 'Name those of each side, e.g. the {author} and a head of the bureau.',
    },
    type: 'line',
    maxLength: 200,
    required: true,
  },
} as const satisfies Readonly<Record<string, FieldDefinition>>
