import { filing, passesOn } from '#procedures/handling/actions/filing.ts'

const text = (zh: string, en: string) => ({ label: { zh, en }, type: 'text', maxLength: 10_000 }) as const

const verdictFields = {
  notMotionReason: {
    label: { zh: '不作为议案的理由', en: 'Why it is no motion' },
    type: 'code',
    list: 'not_motion_reason',
    required: true,
  },
  explanation: { ...text('向代表的说明', 'Explanation to the signers'), required: true },
} as const

/** What a motion is given when it is taken as one. */
export const acceptFields = {
  caseNumber: { label: { zh: '议案号', en: 'Motion number' }, type: 'issued_number', series: 'case', required: true },
  committee: {
    label: { zh: '交哪个专门委员会', en: 'To which special committee' },
    type: 'code',
    list: 'committee',
    required: true,
  },
  note: { ...text('说明', 'Note'), maxLength: 5_000 },
} as const

const accepting = {
  label: { zh: '决定作为议案，交专门委员会审议', en: 'Take it as a motion, for the special committee to deliberate' },
  machine: 'case',
  to: 'in_deliberation',
  event: 'accepted',
  main: true,
  starts: [{ clock: 'deliberation', for: 'case' }],
  fields: acceptFields,
} as const

const converting = {
  label: { zh: '决定不作为议案，转作其他方式办理', en: 'Decide that it is no motion; it goes on in another way' },
  machine: 'case',
  to: 'converted',
  event: 'converted',
  creates: [{ machine: 'conversion', event: 'passed_on', of: { openedBy: 'convertedTo' } }],
  // Its signers stay its authors.
  carries: [{ ...passesOn, fields: { ...passesOn.fields, cosigners: { named: 'cosigners' } } }],
  fields: {
    ...verdictFields,
    convertedTo: { label: { zh: '转作', en: 'Goes on as' }, type: 'code', list: 'conversion', required: true },
  },
} as const

/** Whether it is a motion: reviewed, objected to by its signers, decided. */
export const reviewing = {
  register: {
    ...filing.register,
    rules: ['hand_in_day_named', 'handed_in_in_time'],
    fields: {
      ...filing.register.fields,
      handInBy: {
        label: { zh: '主席团决定的议案截止日', en: 'Last day for motions, fixed by the presidium' },
        type: 'date',
      },
    },
  },
  register_late: {
    label: { zh: '登记（截止日以后提出）', en: 'Register as put forward too late' },
    machine: 'case',
    from: ['submitted'],
    to: 'late',
    by: ['secretariat'],
    event: 'registered',
    guards: ['in_session'],
    rules: ['handed_in_late'],
    fields: {
      flowNumber: { label: { zh: '流水号', en: 'Flow number' }, type: 'issued_number', series: 'flow', required: true },
      handInBy: {
        label: { zh: '主席团决定的议案截止日', en: 'Last day for motions, fixed by the presidium' },
        type: 'date',
        required: true,
      },
    },
  },
  find_motion: {
    label: { zh: '审查：建议作为议案', en: 'Review: a motion' },
    machine: 'case',
    from: ['registered'],
    to: 'reviewed',
    by: ['secretariat'],
    event: 'found_motion',
    main: true,
    guards: ['in_session'],
    fields: { reviewOpinion: { ...text('审查意见', 'Opinion of the review'), required: true } },
  },
  find_no_motion: {
    label: { zh: '审查：建议不作为议案', en: 'Review: no motion' },
    machine: 'case',
    from: ['registered', 'late', 'reviewed'],
    to: 'objection_open',
    by: ['secretariat'],
    event: 'found_no_motion',
    guards: ['in_session'],
    creates: [{ machine: 'objection', event: 'objection_opened', of: { named: 'signers' } }],
    starts: [{ clock: 'objection', for: 'case', dateField: 'lastMeeting', window: true }],
    fields: {
      ...verdictFields,
      lastMeeting: {
        label: { zh: '最后一次主席团会议的时间', en: 'When the presidium meets for the last time' },
        type: 'moment',
        notBeforeToday: true,
        required: true,
      },
    },
  },
  object: {
    label: { zh: '对不作为议案提出异议', en: 'Object to its being no motion' },
    machine: 'objection',
    from: ['open'],
    to: 'raised',
    whileCase: ['objection_open', 'objected'],
    by: ['objector'],
    event: 'objection_raised',
    before: { moment: 'lastMeeting', hours: 'objection_hours' },
    effects: [
      {
        machine: 'case',
        which: 'case',
        from: ['objection_open'],
        to: 'objected',
        event: 'objected',
        onceMet: [
          { machine: 'objection', in: ['raised'], quantity: 'more_than_half' },
          {
            machine: 'objection',
            in: ['raised'],
            quantity: { atLeast: 'objection_signers' },
            oneIsEnough: { fact: 'authorKind', in: ['delegation'] },
          },
        ],
      },
    ],
    fields: { objection: { ...text('异议的理由', 'Why'), maxLength: 5_000, required: true } },
  },
  send_to_committee: {
    label: { zh: '交专门委员会研究', en: 'Pass to the special committee' },
    machine: 'case',
    from: ['registered'],
    to: 'with_committee',
    by: ['secretariat'],
    event: 'sent_to_committee',
    main: true,
    guards: ['between_sessions'],
    stops: ['referral'],
    starts: [{ clock: 'committee_opinion', for: 'case' }],
    fields: { committee: acceptFields.committee },
  },
  give_opinion: {
    label: { zh: '提出研究意见', en: 'Give the opinion' },
    machine: 'case',
    from: ['with_committee'],
    to: 'reviewed',
    by: ['special_committee'],
    event: 'opinion_given',
    main: true,
    stops: ['committee_opinion'],
    fields: {
      verdict: {
        label: { zh: '是否作为议案', en: 'Whether it is a motion' },
        type: 'code',
        list: 'verdict',
        required: true,
      },
      reviewOpinion: { ...text('研究意见', 'Opinion'), required: true },
    },
  },
  accept: {
    ...accepting,
    from: ['reviewed', 'objection_open', 'objected'],
    by: ['presidium'],
    guards: ['in_session'],
  },
  accept_between_sessions: {
    ...accepting,
    from: ['reviewed'],
    by: ['standing_committee'],
    guards: ['between_sessions'],
  },
  // Signers keep their time to object: the presidium decides once it is over.
  convert: {
    ...converting,
    from: ['objection_open', 'objected'],
    by: ['presidium'],
    after: { moment: 'lastMeeting', hours: 'objection_hours' },
  },
  convert_between_sessions: {
    ...converting,
    from: ['reviewed'],
    by: ['standing_committee'],
    guards: ['between_sessions'],
  },
} as const
