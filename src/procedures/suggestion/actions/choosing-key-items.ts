import { talkFields } from '#procedures/handling/talk-fields.ts'

const handled = ['filed', 'in_handling', 'replied', 'rated', 'rehandling', 'escalated', 'tracking'] as const

/** What the council of chairpersons has watched with special care: who leads, who supervises, and that heads answer. */
export const choosingKeyItems = {
  choose_key_item: {
    label: { zh: '列为重点督办件', en: 'Choose as a key item' },
    machine: 'key_item',
    from: [],
    opens: 'next_version',
    to: 'chosen',
    whileCase: handled,
    by: ['chairpersons_council'],
    event: 'key_item_chosen',
    guards: ['no_key_item'],
    fields: {
      keyReason: {
        label: { zh: '列为重点的理由', en: 'Why' },
        type: 'code',
        list: 'key_reason',
        required: true,
      },
      keyNote: { label: { zh: '说明', en: 'Explanation' }, type: 'text', maxLength: 5_000 },
      leadingOfficial: { label: { zh: '领办领导', en: 'Leading official' }, type: 'leader', required: true },
      committee: {
        label: { zh: '督办的专门委员会', en: 'Supervising committee' },
        type: 'code',
        list: 'committee',
        optionalList: true,
        required: true,
      },
    },
  },
  release_key_item: {
    label: { zh: '不再列为重点', en: 'Release from the key items' },
    machine: 'key_item',
    from: ['chosen'],
    to: 'released',
    whileCase: handled,
    by: ['chairpersons_council'],
    event: 'key_item_released',
    fields: { reason: { label: { zh: '理由', en: 'Reason' }, type: 'text', maxLength: 5_000, required: true } },
  },
  name_head: {
    label: { zh: '登记领办的单位负责人', en: "Record the unit's head who leads" },
    machine: 'key_item',
    from: ['chosen'],
    whileCase: handled,
    by: ['lead_unit', 'separate_unit'],
    event: 'head_named',
    where: { choice: 'key_item_head', in: ['leads', 'answers_in_person'] },
    revises: true,
    fields: {
      head: { label: { zh: '主要负责人', en: "The unit's head" }, type: 'line', maxLength: 60, required: true },
    },
  },
  answer_in_person: {
    label: { zh: '登记当面答复', en: 'Record the answer given in person' },
    machine: 'key_item',
    from: ['chosen'],
    whileCase: handled,
    by: ['lead_unit', 'separate_unit'],
    event: 'answered_in_person',
    where: { choice: 'key_item_head', in: ['answers_in_person'] },
    guards: ['head_named'],
    rules: ['people_named'],
    fields: {
      metOn: { label: { zh: '当面答复的日期', en: 'Met on' }, type: 'date', required: true, notAfterToday: true },
      people: talkFields.people,
      talk: { label: { zh: '答复和沟通情况', en: 'What was said' }, type: 'text', maxLength: 5_000, required: true },
    },
  },
} as const
