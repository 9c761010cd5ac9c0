import type { Label } from '#kernel/label.ts'

/** The coupled machines of a suggestion: the case, each unit's assignment, each version of the reply, each request for more time. */
export const machines = {
  case: {
    label: { zh: '办件', en: 'Case' },
    per: 'case',
    start: 'submitted',
    states: {
      submitted: { label: { zh: '已提交', en: 'Submitted' } },
      registered: { label: { zh: '已登记', en: 'Registered' } },
      filed: { label: { zh: '已受理，待交办', en: 'Accepted, to be assigned' } },
      declined: { label: { zh: '不予受理', en: 'Declined' }, final: true },
      in_handling: { label: { zh: '办理中', en: 'In handling' } },
      replied: { label: { zh: '已答复，待评价', en: 'Answered, to be rated' } },
      rated: { label: { zh: '已评价', en: 'Rated' } },
      rehandling: { label: { zh: '再次办理', en: 'Handled again' } },
      tracking: { label: { zh: '跟踪落实', en: 'Tracked until done' } },
      reported_done: { label: { zh: '已报落实，待确认', en: 'Reported done, to be confirmed' } },
      closed: { label: { zh: '已办结', en: 'Closed' }, final: true },
    },
  },
  assignment: {
    label: { zh: '交办', en: 'Assignment' },
    per: 'unit',
    start: 'dispatched',
    states: {
      dispatched: { label: { zh: '待签收', en: 'To be signed for' } },
      signed: { label: { zh: '已签收', en: 'Signed for' } },
      return_requested: { label: { zh: '申请退办', en: 'Return requested' } },
      returned: { label: { zh: '已退办', en: 'Returned' }, final: true },
      opinion_given: { label: { zh: '已出会办意见', en: 'Opinion given' }, final: true },
      answered: { label: { zh: '已答复', en: 'Answered' }, final: true },
    },
  },
  reply: {
    label: { zh: '答复', en: 'Reply' },
    per: 'version',
    start: 'drafted',
    states: {
      drafted: { label: { zh: '拟稿', en: 'Draft' } },
      issued: { label: { zh: '已印发', en: 'Issued' } },
      rated: { label: { zh: '已评价', en: 'Rated' }, final: true },
    },
  },
  extension: {
    label: { zh: '延期', en: 'Extension' },
    per: 'version',
    start: 'requested',
    states: {
      requested: { label: { zh: '已申请', en: 'Requested' } },
      granted: { label: { zh: '已同意', en: 'Granted' }, final: true },
      refused: { label: { zh: '未同意', en: 'Refused' }, final: true },
    },
  },
} as const

export const roles = {
  deputy: { label: { zh: '代表', en: 'Deputy' }, held: 'office' },
  secretariat: { label: { zh: '代表工作机构', en: 'Secretariat' }, held: 'office' },
  assigning_office: { label: { zh: '交办机构', en: 'Assigning office' }, held: 'office' },
  lead_proposer: { label: { zh: '领衔代表', en: 'Lead proposer' }, held: 'party', fact: 'leadProposer' },
  cosigner: { label: { zh: '联名代表', en: 'Cosigner' }, held: 'party', fact: 'cosigners' },
  lead_unit: { label: { zh: '主办单位', en: 'Lead unit' }, held: 'unit', duty: 'lead' },
  joint_unit: { label: { zh: '会办单位', en: 'Joint unit' }, held: 'unit', duty: 'joint' },
  handling_unit: { label: { zh: '承办单位', en: 'Handling unit' }, held: 'unit' },
} as const

export const clocks = {
  assignment: { zh: '受理和交办', en: 'Acceptance and assignment' },
  assignment_meeting: { zh: '交办会', en: 'Assignment meeting' },
  proposer_notice: { zh: '告知代表交办情况', en: 'Telling the proposer who has it' },
  sign_for: { zh: '签收', en: 'Signing for it' },
  return: { zh: '退办', en: 'Returning it' },
  return_decision: { zh: '答复退办', en: 'Deciding on the return' },
  reassignment: { zh: '退办后改派', en: 'Assigning it anew' },
  first_contact: { zh: '首次联系代表', en: 'First talk with the proposer' },
  joint_opinion: { zh: '会办意见', en: 'Joint opinion' },
  joint_opinion_redo: { zh: '重出会办意见', en: 'Joint opinion done again' },
  oral_answer: { zh: '口头建议答复', en: 'Answer to an oral suggestion' },
  reply: { zh: '答复', en: 'Reply' },
  publication: { zh: '答复公开', en: 'Publication of the reply' },
  feedback: { zh: '代表反馈', en: "Proposer's feedback" },
  rehandling_reply: { zh: '再次答复', en: 'Second reply' },
  promise: { zh: '承诺落实', en: 'Promise kept' },
} as const satisfies Readonly<Record<string, Label>>
