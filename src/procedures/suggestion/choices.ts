import type { ChoiceDefinition } from '#engine/choices.ts'
import { choices as shared } from '#procedures/handling/choices.ts'

/** What the laws on suggestions decide differently. */
export const choices = {
  ...shared,
  key_item_head: {
    label: { zh: '重点督办件的单位负责人', en: "The unit's head and a key item" },
    values: {
      leads: { zh: '主要负责人领办', en: 'The head leads' },
      answers_in_person: { zh: '主要负责人领办并当面答复', en: 'The head leads and answers face to face' },
    },
  },
} as const satisfies Readonly<Record<string, ChoiceDefinition>>
