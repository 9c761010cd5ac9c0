import { filing } from '#procedures/handling/actions/filing.ts'

const text = (zh: string, en: string) => ({ label: { zh, en }, type: 'text', maxLength: 10_000 }) as const
const unit = { label: { zh: '受询问、质询机关', en: 'Body asked' }, type: 'unit', required: true } as const
const dispatch = { machine: 'assignment', event: 'dispatched', of: { field: 'leadUnit' }, duty: 'lead' } as const
const answerBy = {
  label: { zh: '最迟答复日', en: 'To be answered by' },
  type: 'date',
  notBeforeToday: true,
  required: true,
} as const

const sendingFormally = {
  label: { zh: '决定交受质询机关答复', en: 'Decide that the body asked answers' },
  machine: 'case',
  from: ['registered'],
  to: 'sent',
  event: 'sent',
  main: true,
  creates: [dispatch],
  starts: [{ clock: 'answer', for: 'case', dateField: 'answerBy' }],
  fields: {
    caseNumber: { label: { zh: '案号', en: 'Case number' }, type: 'issued_number', series: 'case', required: true },
    leadUnit: unit,
    answerForm: {
      label: { zh: '答复方式', en: 'How it is answered' },
      type: 'code',
      list: 'answer_form',
      required: true,
    },
    answerAt: {
      label: { zh: '在什么会议上答复', en: 'At which meeting' },
      type: 'code',
      list: 'answer_at',
      required: true,
    },
    answerBy,
  },
} as const

const orderingAnother = {
  label: { zh: '决定再次答复', en: 'Decide that it is answered again' },
  machine: 'case',
  from: ['demanded'],
  to: 'sent',
  event: 'another_answer_ordered',
  main: true,
  starts: [{ clock: 'another_answer', for: 'case', dateField: 'answerBy' }],
  fields: {
    answerForm: sendingFormally.fields.answerForm,
    answerAt: sendingFormally.fields.answerAt,
    answerBy,
  },
} as const

const refusingAnother = {
  label: { zh: '决定不再答复', en: 'Decide that it is not answered again' },
  machine: 'case',
  from: ['demanded'],
  to: 'closed',
  event: 'another_answer_refused',
  fields: { reason: { ...text('理由', 'Why'), required: true } },
} as const

/** To the body asked: by the office when it is asked in deliberation, by those who decide when it is formal. */
export const sending = {
  register: {
    ...filing.register,
    label: { zh: '登记质询案', en: 'Register' },
    guards: ['is_formal'],
  },
  pass_on: {
    label: { zh: '转请到会回答', en: 'Ask the body to attend and answer' },
    machine: 'case',
    from: ['submitted'],
    to: 'sent',
    by: ['secretariat'],
    event: 'sent',
    main: true,
    guards: ['is_asked'],
    creates: [dispatch],
    // Answered within the session.
    starts: [{ clock: 'answer', for: 'case', dateField: 'sessionClosesOn' }],
    fields: {
      flowNumber: { label: { zh: '流水号', en: 'Flow number' }, type: 'issued_number', series: 'flow', required: true },
      leadUnit: unit,
      meetingOn: { label: { zh: '到会时间', en: 'When it is to attend' }, type: 'moment' },
    },
  },
  send: { ...sendingFormally, by: ['presidium'], guards: ['in_session'] },
  send_between_sessions: { ...sendingFormally, by: ['chairpersons'], guards: ['between_sessions'] },
  demand_another_answer: {
    label: { zh: '要求再次答复', en: 'Demand another answer' },
    machine: 'case',
    from: ['answered'],
    to: 'demanded',
    by: ['signer'],
    event: 'another_answer_demanded',
    guards: ['is_formal'],
    needs: [
      {
        what: 'dissatisfied',
        machine: 'satisfaction',
        in: ['dissatisfied'],
        quantity: 'more_than_half',
        ofLatest: true,
      },
    ],
    fields: { demandReason: { ...text('不满意的理由', 'Why the answer does not satisfy'), required: true } },
  },
  order_another_answer: { ...orderingAnother, by: ['presidium'], guards: ['in_session'] },
  order_another_answer_between_sessions: { ...orderingAnother, by: ['chairpersons'], guards: ['between_sessions'] },
  refuse_another_answer: { ...refusingAnother, by: ['presidium'], guards: ['in_session'] },
  refuse_another_answer_between_sessions: { ...refusingAnother, by: ['chairpersons'], guards: ['between_sessions'] },
} as const
