import { assigner } from '#procedures/handling/assigner.ts'
import { machines as shared, roles as sharedRoles } from '#procedures/handling/machines.ts'

/** What a proposal has besides: the review before it is filed, and its place among the key proposals. */
export const machines = {
  ...shared,
  filing_review: {
    label: { zh: '立案审查', en: 'Review for filing' },
    per: 'version',
    start: 'reviewed',
    states: {
      reviewed: { label: { zh: '已审查', en: 'Reviewed' } },
      outdated: { label: { zh: '提案已修改，须重新审查', en: 'Changed since, to be reviewed again' } },
    },
  },
  key_proposal: {
    label: { zh: '重点提案', en: 'Key proposal' },
    per: 'version',
    start: 'chosen',
    states: {
      chosen: { label: { zh: '已定为重点提案', en: 'Chosen as a key proposal' } },
      lifted: { label: { zh: '不再列为重点提案', en: 'No longer a key proposal' } },
    },
  },
} as const

/** Held by the CPPCC's own people, never by those of the People's Congress; the government's units work on both. */
export const roles = {
  ...sharedRoles,
  author: { ...sharedRoles.author, office: 'member' },
  secretariat: { ...sharedRoles.secretariat, office: 'proposal_committee' },
  // The group that works for the plenary is the committee's own people.
  assigner: assigner({
    session_secretariat: ['secretariat'],
    proposal_committee: ['secretariat'],
    joint: ['secretariat', 'assigning_office'],
  }),
} as const
