import { assignedStates } from '#procedures/handling/assigned-states.ts'

const open = ['filed', ...assignedStates] as const

/** 重点提案: chosen for a reason, supervised by the committee with author and unit, and put on record each time. */
export const keepingKey = {
  choose_as_key: {
    label: { zh: '定为重点提案', en: 'Choose as a key proposal' },
    machine: 'key_proposal',
    from: [],
    opens: 'next_version',
    to: 'chosen',
    whileCase: open,
    by: ['secretariat'],
    event: 'chosen_as_key',
    guards: ['not_key_yet'],
    fields: {
      keyReason: { label: { zh: '遴选理由', en: 'Why' }, type: 'code', list: 'key_reason', required: true },
      ledBy: { label: { zh: '领衔督办', en: 'Supervised by' }, type: 'line', maxLength: 200, required: true },
      note: { label: { zh: '说明', en: 'Note' }, type: 'text', maxLength: 5_000 },
    },
  },
  supervise: {
    label: { zh: '记录督办', en: 'Log the supervision' },
    machine: 'key_proposal',
    from: ['chosen'],
    whileCase: open,
    by: ['secretariat'],
    event: 'key_supervised',
    fields: {
      supervisedOn: { label: { zh: '日期', en: 'Date' }, type: 'date', required: true },
      supervisionForm: { label: { zh: '形式', en: 'Form' }, type: 'code', list: 'supervision_form', required: true },
      people: { label: { zh: '参加人', en: 'Who took part' }, type: 'line', maxLength: 200, required: true },
      supervision: { label: { zh: '督办情况', en: 'What came of it' }, type: 'text', maxLength: 5_000, required: true },
    },
  },
  lift_key: {
    label: { zh: '不再列为重点提案', en: 'Take it off the key proposals' },
    machine: 'key_proposal',
    from: ['chosen'],
    to: 'lifted',
    whileCase: open,
    by: ['secretariat'],
    event: 'key_lifted',
    fields: { reason: { label: { zh: '理由', en: 'Reason' }, type: 'text', maxLength: 5_000, required: true } },
  },
} as const
