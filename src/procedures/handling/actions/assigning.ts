/** The clocks of one unit, from its own assignment or from its receipt, as the profile says. */
const toEachUnit = [
  { clock: 'sign_for', for: 'new_instances' },
  { clock: 'return', for: 'new_instances', anchor: 'assignment', window: true },
  { clock: 'return', for: 'new_instances', anchor: 'receipt', window: true },
  { clock: 'joint_opinion', for: 'new_instances', duty: 'joint', anchor: 'assignment' },
  { clock: 'joint_opinion', for: 'new_instances', duty: 'joint', anchor: 'receipt' },
  { clock: 'reply', for: 'new_instances', duty: 'separate', anchor: 'assignment' },
  { clock: 'reply', for: 'new_instances', duty: 'separate', anchor: 'receipt' },
  { clock: 'first_contact', for: 'new_instances', duty: 'separate', anchor: 'assignment' },
  { clock: 'first_contact', for: 'new_instances', duty: 'separate', anchor: 'receipt' },
] as const

const anew = { choice: 'reassignment_restarts_reply', in: ['yes'] } as const

/**
 * A unit that gets a part later has no more time than those who had one first, and one that gave its part back and gets
 * it again has the time it had, unless the law lets it begin anew. Where the case is handled again, that time is the case's.
 */
const toUnitLater = toEachUnit.map((start) => {
  if (start.clock === 'reply')
    return { ...start, whileCase: ['in_handling'], resumes: { unless: anew }, countsWithFirst: { unless: anew } }
  if (start.clock === 'first_contact') return { ...start, resumes: { unless: anew } }
  return start
})

/** The clocks that a unit's receipt starts. */
const onReceipt = [
  { clock: 'joint_opinion', for: 'instance', duty: 'joint', anchor: 'receipt' },
  { clock: 'reply', for: 'case', duty: 'lead', anchor: 'receipt' },
  { clock: 'first_contact', for: 'case', duty: 'lead', anchor: 'receipt' },
  { clock: 'reply', for: 'instance', duty: 'separate', anchor: 'receipt' },
  { clock: 'first_contact', for: 'instance', duty: 'separate', anchor: 'receipt' },
] as const

/** One of several units, with the part that it answers. */
const toOnePart = (unit: string, part: string) =>
  ({
    machine: 'assignment',
    event: 'dispatched',
    of: { field: unit },
    duty: 'separate',
    fields: { part },
  }) as const

const unitOf = (zh: string, en: string, required: boolean) =>
  ({ label: { zh, en }, type: 'unit', ...(required ? { required } : {}) }) as const

const partOf = (zh: string, en: string, required: boolean) =>
  ({ label: { zh, en }, type: 'text', maxLength: 2_000, ...(required ? { required } : {}) }) as const

/** To the units that must answer: assigned, signed for, or handed back with a reason. */
export const assigning = {
  assign: {
    label: { zh: '交办', en: 'Assign' },
    machine: 'case',
    from: ['filed'],
    to: 'in_handling',
    by: ['assigner'],
    event: 'assigned',
    main: true,
    rules: ['lead_not_joint'],
    stops: ['assignment', 'assignment_meeting'],
    creates: [
      { machine: 'assignment', event: 'dispatched', of: { field: 'leadUnit' }, duty: 'lead' },
      { machine: 'assignment', event: 'dispatched', of: { field: 'jointUnits' }, duty: 'joint' },
    ],
    starts: [
      { clock: 'reply', for: 'case', anchor: 'assignment' },
      { clock: 'reply', for: 'case', anchor: 'receipt' },
      { clock: 'first_contact', for: 'case', anchor: 'assignment' },
      { clock: 'first_contact', for: 'case', anchor: 'receipt' },
      ...toEachUnit,
    ],
    fields: {
      leadUnit: { label: { zh: '主办单位', en: 'Lead unit' }, type: 'unit', required: true },
      jointUnits: { label: { zh: '会办单位', en: 'Joint units' }, type: 'units', max: 20 },
      note: { label: { zh: '交办要求', en: 'What is asked of the units' }, type: 'text', maxLength: 5_000 },
    },
  },
  assign_separately: {
    label: { zh: '分办（各单位分别答复）', en: 'Assign parts to several units' },
    machine: 'case',
    from: ['filed'],
    to: 'in_handling',
    by: ['assigner'],
    event: 'assigned',
    where: { choice: 'separate_units', in: ['content_stated'] },
    rules: ['parts_differ', 'third_part_whole'],
    stops: ['assignment', 'assignment_meeting'],
    creates: [
      toOnePart('firstUnit', 'firstPart'),
      toOnePart('secondUnit', 'secondPart'),
      toOnePart('thirdUnit', 'thirdPart'),
    ],
    starts: toEachUnit,
    fields: {
      firstUnit: unitOf('第一个承办单位', 'First unit', true),
      firstPart: partOf('由其答复的内容', 'What it answers', true),
      secondUnit: unitOf('第二个承办单位', 'Second unit', true),
      secondPart: partOf('由其答复的内容', 'What it answers', true),
      thirdUnit: unitOf('第三个承办单位', 'Third unit', false),
      thirdPart: partOf('由其答复的内容', 'What it answers', false),
      note: { label: { zh: '交办要求', en: 'What is asked of the units' }, type: 'text', maxLength: 5_000 },
    },
  },
  notify_proposer: {
    label: { zh: '告知{author}交办情况', en: 'Tell the proposer who has it' },
    machine: 'case',
    from: ['registered', 'filed', 'in_handling'],
    by: ['secretariat', 'assigning_office'],
    event: 'proposer_notified',
    stops: ['proposer_notice'],
    fields: {
      method: { label: { zh: '方式', en: 'How' }, type: 'code', list: 'contact_method', required: true },
      note: { label: { zh: '说明', en: 'Note' }, type: 'text', maxLength: 5_000 },
    },
  },
  sign_for: {
    label: { zh: '签收', en: 'Sign for' },
    machine: 'assignment',
    from: ['dispatched'],
    to: 'signed',
    whileCase: ['in_handling', 'rehandling'],
    by: ['handling_unit'],
    event: 'signed_for',
    main: true,
    stops: ['sign_for'],
    starts: [{ clock: 'return', for: 'instance', anchor: 'receipt', window: true }, ...onReceipt],
    fields: {
      handler: { label: { zh: '经办人', en: 'Handler' }, type: 'line', maxLength: 60 },
    },
  },
  deem_received: {
    label: { zh: '逾期未签收，视为收到', en: 'Receipt deemed' },
    machine: 'assignment',
    from: ['dispatched'],
    to: 'signed',
    whileCase: ['in_handling', 'rehandling'],
    by: ['timer'],
    event: 'deemed_received',
    unoffered: true,
    stops: ['sign_for'],
    starts: [{ clock: 'return', for: 'instance', anchor: 'receipt', window: true }, ...onReceipt],
    fields: {
      receivedOn: { label: { zh: '视为收到之日', en: 'Deemed received on' }, type: 'date', required: true },
      authority: { label: { zh: '依据', en: 'Authority' }, type: 'line', maxLength: 500, required: true },
    },
  },
  return_assignment: {
    label: { zh: '退办', en: 'Hand back' },
    machine: 'assignment',
    from: ['dispatched', 'signed'],
    to: 'return_requested',
    whileCase: ['in_handling', 'rehandling'],
    by: ['handling_unit'],
    event: 'return_requested',
    within: 'return',
    starts: [{ clock: 'return_decision', for: 'instance' }],
    fields: {
      reason: { label: { zh: '退办理由', en: 'Reason' }, type: 'text', maxLength: 5_000, required: true },
      proposedUnit: { label: { zh: '建议改由', en: 'Proposed unit' }, type: 'unit' },
    },
  },
  accept_return: {
    label: { zh: '同意退办', en: 'Accept the return' },
    machine: 'assignment',
    from: ['return_requested'],
    to: 'returned',
    whileCase: ['in_handling', 'rehandling'],
    by: ['assigning_office'],
    event: 'returned',
    main: true,
    stops: ['sign_for', 'return', 'return_decision', 'joint_opinion', 'joint_opinion_redo'],
    stopsHere: ['reply', 'first_contact', 'urging_answer'],
    starts: [{ clock: 'reassignment', for: 'case', keepsRunning: true }],
    fields: {
      note: { label: { zh: '说明', en: 'Note' }, type: 'text', maxLength: 5_000 },
    },
  },
  refuse_return: {
    label: { zh: '不同意退办', en: 'Refuse the return' },
    machine: 'assignment',
    from: ['return_requested'],
    to: 'signed',
    whileCase: ['in_handling', 'rehandling'],
    by: ['assigning_office'],
    event: 'return_refused',
    stops: ['sign_for', 'return', 'return_decision'],
    starts: onReceipt,
    fields: {
      reason: { label: { zh: '理由', en: 'Reason' }, type: 'text', maxLength: 5_000, required: true },
    },
  },
  reassign: {
    label: { zh: '改派或增派', en: 'Assign a further unit' },
    machine: 'case',
    from: ['in_handling', 'rehandling'],
    by: ['assigning_office'],
    event: 'reassigned',
    rules: ['one_lead', 'not_assigned_yet', 'fits_division', 'part_stated'],
    creates: [
      {
        machine: 'assignment',
        event: 'dispatched',
        of: { field: 'unit' },
        duty: { field: 'unitDuty' },
        fields: { part: 'part' },
      },
    ],
    stops: ['reassignment'],
    starts: [
      {
        clock: 'reply',
        for: 'case',
        when: { fact: 'unitDuty', in: ['lead'] },
        where: { choice: 'reassignment_restarts_reply', in: ['yes'] },
      },
      ...toUnitLater,
    ],
    fields: {
      unit: { label: { zh: '承办单位', en: 'Unit' }, type: 'unit', required: true },
      unitDuty: { label: { zh: '职责', en: 'Duty' }, type: 'code', list: 'duty', required: true },
      part: {
        label: { zh: '由其答复的内容（分办时）', en: 'What it answers, where parts are assigned' },
        type: 'text',
        maxLength: 2_000,
        where: { choice: 'separate_units', in: ['content_stated'] },
      },
      note: { label: { zh: '交办要求', en: 'What is asked of the unit' }, type: 'text', maxLength: 5_000 },
    },
  },
} as const
