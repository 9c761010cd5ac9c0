import type { Label } from '#kernel/label.ts'
import { machines as shared, roles as sharedRoles } from '#procedures/handling/machines.ts'
import { roles as ofProposals } from '#procedures/proposal/machines.ts'

const { dispatched, signed } = shared.assignment.states
const { lead_proposer, linked_case, handling_unit } = sharedRoles

/** The coupled machines of a social report: the case, each edited version, each leader and unit it went to, each feedback. */
export const machines = {
  case: {
    label: { zh: '社情民意信息', en: 'Social report' },
    per: 'case',
    start: 'submitted',
    states: {
      submitted: { label: { zh: '已提交，待筛选', en: 'Submitted, to be screened' } },
      declined: { label: { zh: '不予采用', en: 'Not taken up' }, final: true },
      withdrawn: { label: { zh: '作者已撤回', en: 'Withdrawn by its author' }, final: true },
      taken_up: { label: { zh: '已采纳，待编辑', en: 'Taken up, to be edited' } },
      edited: { label: { zh: '已编辑', en: 'Edited' } },
      adopted: { label: { zh: '已编发', en: 'In an issue of the digest' } },
      forwarded: { label: { zh: '已转送，待反馈', en: 'Forwarded, feedback awaited' } },
      answered: { label: { zh: '已反馈', en: 'Feedback received' } },
      told: { label: { zh: '已告知结果', en: 'Author told of the result' } },
      promoted: { label: { zh: '已转为提案', en: 'Went on as a proposal' }, final: true },
      closed: { label: { zh: '已办结', en: 'Closed' }, final: true },
    },
  },
  edition: {
    label: { zh: '编辑稿', en: 'Edited version' },
    per: 'version',
    start: 'edited',
    states: { edited: { label: { zh: '编辑稿', en: 'Edited' } } },
  },
  submission: {
    label: { zh: '报送领导', en: 'Sent to a leader' },
    per: 'version',
    start: 'sent',
    states: {
      sent: { label: { zh: '已报送', en: 'Sent' } },
      noted: { label: { zh: '已批示', en: 'Noted' } },
      unnoted: { label: { zh: '没有批示', en: 'No note' } },
    },
  },
  assignment: {
    label: { zh: '转送单位', en: 'Unit it was forwarded to' },
    per: 'unit',
    start: 'dispatched',
    states: {
      dispatched,
      signed,
      answered: { label: { zh: '已反馈', en: 'Has fed back' }, final: true },
      unanswered: { label: { zh: '没有反馈', en: 'Has not fed back' }, final: true },
    },
  },
  feedback: {
    label: { zh: '反馈', en: 'Feedback' },
    per: 'version',
    ownedByUnits: true,
    start: 'given',
    states: { given: { label: { zh: '已反馈', en: 'Given' } } },
  },
  conversion: shared.conversion,
  archiving: shared.archiving,
} as const

/** The CPPCC's own people, the leader it was sent to and the units it was forwarded to. */
export const roles = {
  author: ofProposals.author,
  secretariat: ofProposals.secretariat,
  lead_proposer: { ...lead_proposer, label: { zh: '反映情况的{author}', en: '{Author} who reports' } },
  leader: {
    label: { zh: '收到报送的领导本人', en: 'Leader it was sent to' },
    held: 'party',
    fact: 'sentTo',
    on: { machine: 'submission', in: ['sent'] },
  },
  linked_case,
  handling_unit: { ...handling_unit, label: { zh: '转送单位', en: 'Unit it was forwarded to' } },
} as const

export const clocks = {
  screening: { zh: '筛选', en: 'Screening' },
  feedback: { zh: '反馈', en: 'Feedback' },
} as const satisfies Readonly<Record<string, Label>>
