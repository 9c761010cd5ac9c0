import { assigner } from '#procedures/handling/assigner.ts'
import { machines as shared, clocks as sharedClocks, roles as sharedRoles } from '#procedures/handling/machines.ts'

/** What a suggestion has besides: its place among the key items, and supervision as a course. */
export const machines = {
  ...shared,
  key_item: {
    label: { zh: '重点督办', en: 'Key item' },
    per: 'version',
    start: 'chosen',
    states: {
      chosen: { label: { zh: '重点督办件', en: 'Key item' } },
      released: { label: { zh: '不再列为重点', en: 'No longer a key item' } },
    },
  },
  supervision: {
    label: { zh: '督办', en: 'Supervision' },
    per: 'version',
    start: 'opened',
    states: {
      opened: { label: { zh: '已立项，待定方案', en: 'Opened, to be planned' } },
      planned: { label: { zh: '督办中', en: 'Under way' } },
      concluded: { label: { zh: '已反馈结论', en: 'Conclusion fed back' } },
      objected: { label: { zh: '单位有异议，复核中', en: 'Objected to, under review' } },
      reviewed: { label: { zh: '已复核', en: 'Reviewed' } },
      ended: { label: { zh: '已结束', en: 'Ended' } },
    },
  },
} as const

export const roles = {
  ...sharedRoles,
  chairpersons_council: { label: { zh: '主任会议', en: 'Council of chairpersons' }, held: 'office' },
  session_secretariat: { label: { zh: '大会秘书处', en: "Session's secretariat" }, held: 'office' },
  assigner: assigner({
    session_secretariat: ['session_secretariat'],
    deputies_office: ['secretariat'],
    chairpersons_council: ['chairpersons_council'],
    working_organs: ['secretariat'],
  }),
} as const

export const clocks = {
  ...sharedClocks,
  supervision_objection: { zh: '对督办结论提出异议', en: 'Objection to a conclusion' },
  supervision_review: { zh: '复核督办结论', en: 'Review of a conclusion' },
} as const
