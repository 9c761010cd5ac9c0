import type { Label } from '#kernel/label.ts'
import { machines as shared } from '#procedures/handling/machines.ts'
import { signature, signerRoles } from '#procedures/joint-signing/signature.ts'
import { publicationClocks, publicationMachines } from '#procedures/published-answers/machines.ts'

const { dispatched, signed, answered } = shared.assignment.states

/** The coupled machines of an enquiry: the case, each signature, the body asked, each answer, what each signer says of it. */
export const machines = {
  case: {
    label: { zh: '询问、质询案', en: 'Enquiry' },
    per: 'case',
    start: 'submitted',
    states: {
      cosigning: { label: { zh: '起草、联名中', en: 'Drafted, being signed' }, private: true },
      discarded: { label: { zh: '已放弃', en: 'Discarded' }, private: true, final: true },
      submitted: { label: { zh: '已提出', en: 'Put' } },
      registered: { label: { zh: '已登记，待决定', en: 'Registered, to be decided on' } },
      sent: { label: { zh: '已交有关机关，待答复', en: 'With the body asked, to be answered' } },
      answered: { label: { zh: '已答复', en: 'Answered' } },
      demanded: { label: { zh: '要求再次答复，待决定', en: 'Another answer demanded, to be decided' } },
      closed: { label: { zh: '已办结', en: 'Closed' }, final: true },
    },
  },
  signature,
  assignment: {
    label: { zh: '受询问、质询机关', en: 'Body asked' },
    per: 'unit',
    start: 'dispatched',
    states: { dispatched, signed, answered },
  },
  answer: {
    label: { zh: '答复', en: 'Answer' },
    per: 'version',
    start: 'given',
    states: { given: { label: { zh: '已答复', en: 'Given' } } },
  },
  satisfaction: {
    label: { zh: '对答复是否满意', en: 'Satisfied with the answer or not' },
    per: 'person',
    ofVersions: 'answer',
    start: 'asked',
    states: {
      asked: { label: { zh: '待表示', en: 'Asked' } },
      satisfied: { label: { zh: '满意', en: 'Satisfied' } },
      dissatisfied: { label: { zh: '不满意', en: 'Not satisfied' } },
    },
  },
  ...publicationMachines,
  archiving: shared.archiving,
} as const

export const roles = {
  author: { label: { zh: '{author}', en: '{Author}' }, held: 'office', office: 'deputy' },
  secretariat: { label: { zh: '大会秘书处（代表工作机构）', en: 'Secretariat' }, held: 'office' },
  presidium: { label: { zh: '主席团', en: 'Presidium' }, held: 'office' },
  chairpersons: {
    label: { zh: '主任会议', en: 'Council of chairpersons' },
    held: 'office',
    office: 'standing_committee',
  },
  ...signerRoles,
  reader: {
    label: { zh: '对答复表示意见的代表本人', en: 'Signer asked about the answer' },
    held: 'self',
    machine: 'satisfaction',
    in: ['asked'],
  },
  lead_unit: { label: { zh: '受询问、质询机关', en: 'Body asked' }, held: 'unit', duty: 'lead' },
} as const

export const clocks = {
  cosigning: { zh: '联名确认', en: 'Confirming signatures' },
  answer: { zh: '答复', en: 'Answer' },
  another_answer: { zh: '再次答复', en: 'Another answer' },
  satisfaction: { zh: '表示是否满意', en: 'Saying whether satisfied' },
  ...publicationClocks,
} as const satisfies Readonly<Record<string, Label>>

/** What the law counts by. */
export const amounts = {
  signers: { zh: '提出质询案须有的代表人数', en: 'Deputies who must sign a formal enquiry' },
} as const satisfies Readonly<Record<string, Label>>
