import { assignedStates } from '#procedures/handling/assigned-states.ts'
import { talkFields } from '#procedures/handling/talk-fields.ts'

const handled = [...assignedStates, 'closed'] as const
const offices = ['secretariat', 'assigning_office'] as const
const text = (zh: string, en: string) =>
  ({ label: { zh, en }, type: 'text', maxLength: 10_000, required: true }) as const

/**
 * Supervision as a course: opened, planned, carried out, concluded and fed back. Where the rules on government
 * inspection apply, a unit may object within their time, and somebody else reviews the conclusion.
 */
export const supervising = {
  open_supervision: {
    label: { zh: '督办立项', en: 'Open a supervision' },
    machine: 'supervision',
    from: [],
    opens: 'next_version',
    to: 'opened',
    whileCase: handled,
    by: offices,
    event: 'supervision_opened',
    guards: ['no_supervision_open'],
    fields: {
      supervisionKind: {
        label: { zh: '督办类别', en: 'Kind of supervision' },
        type: 'code',
        list: 'supervision_kind',
        required: true,
      },
      approvedBy: {
        label: { zh: '批准的政府负责人', en: 'Head of government who approved it' },
        type: 'leader',
        required: { field: 'supervisionKind', demandedByCode: true },
      },
      reason: text('督办事由', 'Why'),
    },
  },
  plan_supervision: {
    label: { zh: '制定督办方案', en: 'Plan the supervision' },
    machine: 'supervision',
    from: ['opened'],
    to: 'planned',
    whileCase: handled,
    by: offices,
    event: 'supervision_planned',
    main: true,
    fields: { supervisionPlan: text('督办方案（对象、内容、方式、时间）', 'The plan: whom, what, how, when') },
  },
  log_supervision: {
    label: { zh: '记录督办走访', en: 'Log a visit or talk' },
    machine: 'supervision',
    from: ['planned'],
    whileCase: handled,
    by: offices,
    event: 'supervision_logged',
    rules: ['people_named'],
    fields: {
      ...talkFields,
      finding: text('了解到的情况', 'What was found'),
    },
  },
  conclude_supervision: {
    label: { zh: '反馈督办结论', en: 'Feed the conclusion back' },
    machine: 'supervision',
    from: ['planned'],
    to: 'concluded',
    whileCase: handled,
    by: offices,
    event: 'supervision_concluded',
    main: true,
    starts: [
      {
        clock: 'supervision_objection',
        for: 'instance',
        when: { fact: 'supervisionKind', in: ['inspection'] },
        window: true,
      },
    ],
    fields: { conclusion: text('督办结论和整改要求', 'The conclusion, and what is to be mended') },
  },
  object_to_conclusion: {
    label: { zh: '对督办结论提出异议', en: 'Object to the conclusion' },
    machine: 'supervision',
    from: ['concluded'],
    to: 'objected',
    whileCase: handled,
    by: ['handling_unit'],
    event: 'conclusion_objected',
    guards: ['conclusion_open_to_objection'],
    within: 'supervision_objection',
    stops: ['supervision_objection'],
    starts: [{ clock: 'supervision_review', for: 'instance' }],
    fields: { supervisionObjection: text('异议和理由', 'The objection, with reasons') },
  },
  review_conclusion: {
    label: { zh: '复核督办结论', en: 'Review the conclusion' },
    machine: 'supervision',
    from: ['objected'],
    to: 'reviewed',
    whileCase: handled,
    by: offices,
    event: 'conclusion_reviewed',
    main: true,
    rules: ['reviews_anothers'],
    stops: ['supervision_review'],
    fields: { supervisionReview: text('复核决定和理由', 'The decision, with reasons') },
  },
  end_supervision: {
    label: { zh: '核查整改，结束督办', en: 'Verify what was mended and end it' },
    machine: 'supervision',
    from: ['concluded', 'reviewed'],
    to: 'ended',
    whileCase: handled,
    by: offices,
    event: 'supervision_ended',
    main: true,
    stops: ['supervision_objection'],
    fields: { rectification: text('整改核查情况', 'What was mended') },
  },
} as const
