import type { ChoiceDefinition } from '#engine/choices.ts'
import type { Profile } from '#engine/profile.ts'
import { choices as shared } from '#procedures/handling/choices.ts'

const bodies = {
  session_secretariat: { zh: '大会秘书处（提案组）', en: "The session's secretariat, its proposal group" },
  proposal_committee: { zh: '提案委员会', en: 'The proposal committee' },
  joint: { zh: '提案委员会会同党委、政府办公厅（室）', en: 'The committee with the offices of Party and government' },
} as const

/** What the rules of the CPPCC's committees decide differently. */
export const choices = {
  ...shared,
  assigned_in_session: { ...shared.assigned_in_session, values: bodies },
  assigned_between_sessions: { ...shared.assigned_between_sessions, values: bodies },
  three_parts: {
    label: { zh: '背景情况、问题及分析、具体建议三栏', en: 'Background, analysis and what should be done, each apart' },
    values: {
      demanded: { zh: '分开填写，都不能空', en: 'Each filled in' },
      at_will: { zh: '可以只写具体建议', en: 'The last alone is enough' },
    },
  },
} as const satisfies Readonly<Record<string, ChoiceDefinition>>

/** True where the words must stand in three parts, none of them empty. */
export function demandsThreeParts(profile: Pick<Profile, 'choices'> | undefined): boolean {
  return profile?.choices.three_parts?.value === 'demanded'
}
