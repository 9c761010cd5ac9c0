import { outcomeFields } from '#procedures/handling/outcome-fields.ts'
import { repliesToMerged } from './merging.ts'

const working = ['in_handling', 'rehandling'] as const
const unissued = ['drafted', 'reviewed', 'office_reviewed'] as const
/** What must be so before an answer leaves: the law's check and countersignature, units that agree, a key item's head. */
const issuable = [
  'office_has_reviewed',
  'countersign_asked',
  'no_disagreement_open',
  'key_item_led',
  'answered_in_person',
] as const
const text = { label: { zh: '答复稿', en: 'Draft' }, type: 'text', maxLength: 50_000, required: true } as const

/** The answer on its way out of the house: drafted, reviewed, issued with its number and signer, delivered to each author. */
export const replying = {
  draft_reply: {
    label: { zh: '拟答复稿', en: 'Draft the reply' },
    machine: 'reply',
    from: [],
    opens: 'next_version',
    to: 'drafted',
    whileCase: working,
    by: ['lead_unit', 'separate_unit'],
    event: 'reply_drafted',
    checksAnswer: true,
    main: true,
    guards: ['no_open_draft'],
    needs: [
      {
        what: 'lead_signature',
        machine: 'assignment',
        duty: ['lead', 'separate'],
        in: ['signed', 'answered'],
        quantity: 'own',
      },
    ],
    // What the joint units agreed to was the answer before.
    effects: [
      {
        machine: 'countersign',
        which: 'all',
        from: ['asked', 'agreed', 'refused', 'settled', 'outdated'],
        to: 'past',
        event: 'countersign_past',
      },
    ],
    fields: { text },
  },
  revise_draft: {
    label: { zh: '修改答复稿', en: 'Revise the draft' },
    machine: 'reply',
    from: unissued,
    to: 'drafted',
    whileCase: working,
    by: ['lead_unit', 'separate_unit'],
    event: 'draft_revised',
    checksAnswer: true,
    revises: true,
    effects: [
      {
        machine: 'countersign',
        which: 'all',
        from: ['asked', 'agreed', 'refused', 'settled'],
        to: 'outdated',
        event: 'countersign_outdated',
      },
    ],
    fields: { text },
  },
  review_reply: {
    label: { zh: '保密和公开审查', en: 'Review for secrecy and publication' },
    machine: 'reply',
    from: ['drafted'],
    to: 'reviewed',
    whileCase: working,
    by: ['lead_unit', 'separate_unit'],
    event: 'reply_reviewed',
    checksAnswer: true,
    main: true,
    rules: ['nothing_classified', 'redactions_in_text'],
    fields: {
      ...outcomeFields,
      secrecy: {
        label: { zh: '保密审查结论', en: 'Secrecy review' },
        type: 'code',
        list: 'secrecy',
        required: true,
      },
      secrecyReviewer: { label: { zh: '保密审查人', en: 'Reviewed by' }, type: 'line', maxLength: 60, required: true },
      publication: { label: { zh: '公开方式', en: 'Publication' }, type: 'code', list: 'publication', required: true },
      notPublishedBecause: {
        label: { zh: '不公开的理由', en: 'Why it is not published' },
        type: 'line',
        maxLength: 500,
        required: { field: 'publication', demandedByCode: true },
      },
      summary: {
        label: { zh: '公开摘要', en: 'Summary to be published' },
        type: 'text',
        maxLength: 10_000,
        required: { field: 'publication', demandedByCode: true },
      },
      redactions: {
        label: { zh: '公开时隐去的内容', en: 'What is left out when it is published' },
        hint: {
          zh: '每行一处：原文｜理由。公开文本中以“〔此处隐去：理由〕”代替。',
          en: 'One a line: the words | why. The published text shows a stub in their place.',
        },
        type: 'text',
        maxLength: 20_000,
        required: { field: 'secrecy', demandedByCode: true },
      },
    },
  },
  office_review: {
    label: { zh: '审核答复', en: 'Check the reply' },
    machine: 'reply',
    from: ['reviewed'],
    to: 'office_reviewed',
    whileCase: working,
    by: ['assigning_office'],
    event: 'reply_office_reviewed',
    checksAnswer: true,
    revises: true,
    rules: ['recoding_says_why'],
    fields: {
      ...outcomeFields,
      recodedBecause: {
        label: { zh: '改定办理结果的理由', en: 'Why the outcome was changed' },
        type: 'text',
        maxLength: 5_000,
      },
    },
  },
  send_back_draft: {
    label: { zh: '退回修改', en: 'Send the draft back' },
    machine: 'reply',
    from: ['reviewed', 'office_reviewed'],
    to: 'drafted',
    whileCase: working,
    by: ['assigning_office'],
    event: 'draft_sent_back',
    checksAnswer: true,
    fields: { reason: { label: { zh: '理由', en: 'Reason' }, type: 'text', maxLength: 5_000, required: true } },
  },
  issue_reply: {
    label: { zh: '印发答复', en: 'Issue the reply' },
    machine: 'reply',
    from: ['reviewed', 'office_reviewed'],
    to: 'issued',
    whileCase: working,
    by: ['lead_unit', 'separate_unit'],
    event: 'reply_issued',
    main: true,
    guards: issuable,
    waitsBy: issuable,
    needs: [
      {
        what: 'joint_opinions',
        machine: 'assignment',
        duty: 'joint',
        in: ['opinion_given', 'returned'],
        quantity: 'all',
        unlessClockPast: ['joint_opinion', 'joint_opinion_redo'],
      },
      { what: 'countersignatures', machine: 'countersign', in: ['agreed', 'settled', 'past'], quantity: 'all' },
    ],
    stops: ['oral_answer', 'reply', 'rehandling_reply'],
    starts: [
      { clock: 'promise', for: 'case', duty: 'lead', dateField: 'doneBy' },
      { clock: 'promise', for: 'unit', duty: 'separate', dateField: 'doneBy' },
      { clock: 'feedback', for: 'case' },
      { clock: 'publication', for: 'case', when: { fact: 'publication', in: ['full', 'summary'] } },
    ],
    creates: [
      { machine: 'delivery', event: 'reply_delivered', of: { named: 'raters' } },
      { machine: 'delivery', event: 'reply_delivered', of: { named: 'readers_only' }, state: 'informed' },
      { machine: 'delivery', event: 'reply_held', of: { named: 'unnamed_raters' }, state: 'held' },
      { machine: 'delivery', event: 'reply_held', of: { named: 'unnamed_readers_only' }, state: 'held_informed' },
      { machine: 'publication', event: 'publication_decided', of: { actedOn: true } },
    ],
    carries: [repliesToMerged],
    effects: [
      {
        machine: 'assignment',
        duty: ['lead', 'separate'],
        which: 'own',
        from: ['signed'],
        to: 'answered',
        event: 'answered',
      },
      {
        machine: 'case',
        which: 'case',
        from: working,
        to: 'replied',
        event: 'replied',
        onceAll: { machine: 'assignment', duty: ['lead', 'separate'], in: ['answered', 'returned'] },
        guards: ['every_part_held'],
        stops: ['oral_answer', 'reply', 'rehandling_reply'],
      },
    ],
    fields: {
      documentNumber: {
        label: { zh: '文号', en: 'Document number' },
        type: 'issued_number',
        series: 'reply',
        required: true,
      },
      signer: { label: { zh: '签发人', en: 'Signed by' }, type: 'line', maxLength: 60, required: true },
      contact: {
        label: { zh: '联系电话', en: 'Telephone' },
        hint: { zh: '印在答复函末尾，不公开。', en: 'Printed at the end of the letter; not published.' },
        type: 'line',
        maxLength: 60,
      },
    },
  },
  record_delivery: {
    label: { zh: '登记送达（名册以外的提出人）', en: 'Record delivery to a proposer outside the roster' },
    machine: 'reply',
    from: ['issued'],
    by: ['lead_unit', 'separate_unit', 'secretariat'],
    event: 'delivery_recorded',
    guards: ['nobody_delivered_to'],
    fields: {
      deliveredOn: { label: { zh: '送达日期', en: 'Delivered on' }, type: 'date', required: true },
      deliveredHow: { label: { zh: '送达方式', en: 'How' }, type: 'line', maxLength: 200, required: true },
    },
  },
} as const
