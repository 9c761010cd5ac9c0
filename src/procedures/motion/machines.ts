import type { Label } from '#kernel/label.ts'
import { machines as shared } from '#procedures/handling/machines.ts'
import { signature, signerRoles } from '#procedures/joint-signing/signature.ts'
import { publicationClocks, publicationMachines } from '#procedures/published-answers/machines.ts'

const { assignment, conversion, archiving, urging } = shared

/** The coupled machines of a motion: the case, each deputy's signature and objection, each unit's assignment, each report. */
export const machines = {
  case: {
    label: { zh: '议案', en: 'Motion' },
    per: 'case',
    start: 'submitted',
    states: {
      cosigning: { label: { zh: '起草、联名中', en: 'Drafted, being signed' }, private: true },
      discarded: { label: { zh: '已放弃', en: 'Discarded' }, private: true, final: true },
      submitted: { label: { zh: '已提出', en: 'Put forward' } },
      registered: { label: { zh: '已登记，待审查', en: 'Registered, to be reviewed' } },
      late: { label: { zh: '逾期提出，待审查', en: 'Put forward too late, to be reviewed' } },
      with_committee: { label: { zh: '专门委员会研究中', en: 'With the special committee' } },
      reviewed: { label: { zh: '已提出审查意见，待决定', en: 'Reviewed, to be decided' } },
      objection_open: { label: { zh: '拟不作为议案，可提异议', en: 'Found not to be a motion, objections open' } },
      objected: { label: { zh: '异议成立，待主席团决定', en: 'Objected to, the presidium decides' } },
      converted: { label: { zh: '不作为议案，已转', en: 'No motion, passed on' }, final: true },
      withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: true },
      in_deliberation: { label: { zh: '专门委员会审议中', en: 'Deliberated by the special committee' } },
      deliberated: { label: { zh: '已提出审议结果报告', en: 'Result of the deliberation reported' } },
      in_handling: { label: { zh: '交有关机关办理中', en: 'In handling' } },
      handling_reported: { label: { zh: '已报告办理情况', en: 'Handling reported' } },
      rehandling: { label: { zh: '重新办理中', en: 'Handled again' } },
      closed: { label: { zh: '已办结', en: 'Closed' }, final: true },
    },
  },
  signature,
  objection: {
    label: { zh: '异议', en: 'Objection' },
    per: 'person',
    start: 'open',
    states: {
      open: { label: { zh: '可以提出', en: 'Open' } },
      raised: { label: { zh: '已提出', en: 'Raised' } },
    },
  },
  conversion,
  assignment: {
    ...assignment,
    states: {
      dispatched: assignment.states.dispatched,
      signed: assignment.states.signed,
      answered: { label: { zh: '已报告办理情况', en: 'Has reported' }, final: true },
    },
  },
  handling_report: {
    label: { zh: '办理情况报告', en: 'Report on the handling' },
    per: 'version',
    start: 'given',
    states: { given: { label: { zh: '已报告', en: 'Given' } } },
  },
  urging,
  ...publicationMachines,
  archiving,
} as const

export const roles = {
  author: { label: { zh: '{author}', en: '{Author}' }, held: 'office', office: 'deputy' },
  secretariat: { label: { zh: '大会秘书处（代表工作机构）', en: 'Secretariat' }, held: 'office' },
  presidium: { label: { zh: '主席团', en: 'Presidium' }, held: 'office' },
  special_committee: { label: { zh: '专门委员会', en: 'Special committee' }, held: 'office' },
  standing_committee: { label: { zh: '常务委员会', en: 'Standing committee' }, held: 'office' },
  ...signerRoles,
  objector: {
    label: { zh: '可以提出异议的代表本人', en: 'Signer who may object' },
    held: 'self',
    machine: 'objection',
    in: ['open'],
  },
  lead_unit: { label: { zh: '主办单位', en: 'Lead unit' }, held: 'unit', duty: 'lead' },
  handling_unit: { label: { zh: '承办单位', en: 'Handling unit' }, held: 'unit' },
} as const

export const clocks = {
  cosigning: { zh: '联名确认', en: 'Confirming signatures' },
  referral: { zh: '交专门委员会', en: 'Passing it to the special committee' },
  committee_opinion: { zh: '专门委员会提出意见', en: "The special committee's opinion" },
  objection: { zh: '提出异议', en: 'Raising an objection' },
  deliberation: { zh: '审议结果报告', en: 'Report on the deliberation' },
  handling_report: { zh: '办理情况报告', en: 'Report on the handling' },
  rehandling_report: { zh: '重新办理后的报告', en: 'Report after handling again' },
  urging_answer: { zh: '回复催办', en: 'Answer to an urging' },
  ...publicationClocks,
} as const satisfies Readonly<Record<string, Label>>

/** What the law counts by. */
export const amounts = {
  signers: { zh: '联名提出议案须有的代表人数', en: 'Deputies who must sign a joint motion' },
  objection_signers: { zh: '提出异议须有的代表人数', en: 'Signers who must object' },
  objection_hours: {
    zh: '异议须在最后一次主席团会议前多少小时提出',
    en: 'Hours before the last meeting of the presidium by which an objection is raised',
  },
} as const satisfies Readonly<Record<string, Label>>
