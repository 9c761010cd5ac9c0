import type { Label } from '#kernel/label.ts'
import { eventLabels as shared } from '#procedures/handling/event-labels.ts'

export const eventLabels: Readonly<Record<string, Label>> = {
  ...shared,
  key_item_chosen: { zh: '列为重点督办件', en: 'Chosen as a key item' },
  key_item_released: { zh: '不再列为重点', en: 'Released from the key items' },
  head_named: { zh: '登记领办负责人', en: "The unit's head leads" },
  answered_in_person: { zh: '当面答复', en: 'Answered in person' },
  supervision_opened: { zh: '督办立项', en: 'Supervision opened' },
  supervision_planned: { zh: '制定督办方案', en: 'Supervision planned' },
  supervision_logged: { zh: '督办走访', en: 'Visit or talk of the supervision' },
  supervision_concluded: { zh: '反馈督办结论', en: 'Conclusion fed back' },
  conclusion_objected: { zh: '对督办结论提出异议', en: 'Conclusion objected to' },
  conclusion_reviewed: { zh: '复核督办结论', en: 'Conclusion reviewed' },
  supervision_ended: { zh: '督办结束', en: 'Supervision ended' },
}
