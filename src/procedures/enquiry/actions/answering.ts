import { reckoning } from '#procedures/handling/actions/reckoning.ts'

const text = (zh: string, en: string) => ({ label: { zh, en }, type: 'text', maxLength: 50_000 }) as const
const line = (zh: string, en: string) => ({ label: { zh, en }, type: 'line', maxLength: 120 }) as const

const givenAnswer = {
  machine: 'answer',
  from: [],
  opens: 'next_version',
  to: 'given',
  whileCase: ['sent'],
  event: 'answer_given',
  main: true,
  stops: ['answer', 'another_answer'],
  creates: [{ machine: 'satisfaction', event: 'satisfaction_asked', of: { named: 'raters' } }],
  starts: [{ clock: 'satisfaction', for: 'new_instances' }],
  effects: [
    { machine: 'case', which: 'case', from: ['sent'], to: 'answered', event: 'answered' },
    { machine: 'assignment', which: 'all', from: ['dispatched', 'signed'], to: 'answered', event: 'body_answered' },
  ],
} as const

/** Heard and answered at a meeting or in writing; each signer says alone whether it satisfies. */
export const answering = {
  sign_for: {
    label: { zh: '签收并确定到会负责人', en: 'Sign for it and name who attends' },
    machine: 'assignment',
    from: ['dispatched'],
    to: 'signed',
    whileCase: ['sent'],
    by: ['lead_unit'],
    event: 'signed_for',
    main: true,
    fields: {
      official: {
        ...line('到会听取意见、回答问题的负责人', 'The official who attends, hears and answers'),
        required: true,
      },
    },
  },
  ask_for_later: {
    label: { zh: '请求会后答复', en: 'Ask to answer after the session' },
    machine: 'assignment',
    from: ['signed'],
    whileCase: ['sent'],
    by: ['lead_unit'],
    event: 'later_asked',
    guards: ['is_asked'],
    fields: { laterReason: { ...text('理由', 'Why'), maxLength: 5_000, required: true } },
  },
  consent_to_later: {
    label: { zh: '同意会后答复', en: 'Agree to a later answer' },
    machine: 'case',
    from: ['sent'],
    by: ['lead_proposer'],
    event: 'later_agreed',
    guards: ['is_asked', 'later_asked'],
    starts: [{ clock: 'answer', for: 'case', dateField: 'answerBy' }],
    fields: {
      answerBy: {
        label: { zh: '最迟答复日', en: 'To be answered by' },
        type: 'date',
        notBeforeToday: true,
        required: true,
      },
    },
  },
  answer_in_writing: {
    ...givenAnswer,
    label: { zh: '书面答复', en: 'Answer in writing' },
    by: ['lead_unit'],
    guards: ['answered_in_writing'],
    needs: [{ what: 'lead_signature', machine: 'assignment', in: ['signed', 'answered'], quantity: 'some' }],
    fields: {
      text: { ...text('答复', 'Answer'), required: true },
      signer: { ...line('签署的机关负责人', 'Head of the body, who signs'), required: true },
    },
  },
  record_oral_answer: {
    ...givenAnswer,
    label: { zh: '记录口头答复', en: 'Record the oral answer' },
    by: ['secretariat'],
    guards: ['answered_orally'],
    fields: {
      heldOn: { label: { zh: '会议日期', en: 'Day of the meeting' }, type: 'date', required: true },
      meeting: { ...line('会议', 'Meeting'), required: true },
      answeredBy: { ...line('到会回答的负责人', 'Official who answered'), required: true },
      text: { ...text('答复要点', 'What was answered'), required: true },
    },
  },
  say_satisfied: {
    label: { zh: '表示满意', en: 'Say that the answer satisfies' },
    machine: 'satisfaction',
    from: ['asked'],
    to: 'satisfied',
    whileCase: ['answered', 'demanded'],
    by: ['reader'],
    event: 'satisfied',
    main: true,
    stops: ['satisfaction'],
    fields: {},
  },
  say_dissatisfied: {
    label: { zh: '表示不满意', en: 'Say that the answer does not satisfy' },
    machine: 'satisfaction',
    from: ['asked'],
    to: 'dissatisfied',
    whileCase: ['answered', 'demanded'],
    by: ['reader'],
    event: 'dissatisfied',
    main: true,
    stops: ['satisfaction'],
    fields: { comment: { ...text('意见', 'Comment'), maxLength: 5_000 } },
  },
  close: {
    label: { zh: '办结', en: 'Close' },
    machine: 'case',
    from: ['answered'],
    to: 'closed',
    by: ['secretariat'],
    event: 'closed',
    main: true,
    needs: [
      {
        what: 'satisfaction',
        machine: 'satisfaction',
        in: ['satisfied', 'dissatisfied'],
        quantity: 'all',
        ofLatest: true,
        unlessClockPast: ['satisfaction'],
      },
    ],
    fields: { note: { ...text('说明', 'Note'), maxLength: 5_000 } },
  },
  recompute_deadlines: {
    ...reckoning.recompute_deadlines,
    from: ['cosigning', 'submitted', 'registered', 'sent', 'answered', 'demanded'],
    by: ['secretariat'],
  },
} as const
