const undecided = ['registered', 'filed'] as const
const taking = ['registered', 'filed', 'in_handling'] as const
const mainCase = {
  label: { zh: '并入哪一件（{matter}号或者流水号）', en: 'Merged into (case or flow number)' },
  type: 'case',
  required: true,
} as const
// Who lapsed is no author any more: every round asks all authors anew.
const agreed = { what: 'merge_consents', machine: 'merge_consent', in: ['agreed', 'lapsed'], quantity: 'all' } as const
const asksAuthors = { machine: 'merge_consent', event: 'asked_to_merge', of: { named: 'authors' } } as const
const lapses = {
  machine: 'merge_consent',
  which: 'all',
  from: ['asked', 'agreed', 'refused'],
  to: 'lapsed',
  event: 'merge_consent_lapsed',
} as const

/** What of a reply goes to the cases merged into the one it answers. */
const ofTheReply = {
  text: 'text',
  outcome: 'outcome',
  doneBy: 'doneBy',
  reasons: 'reasons',
  publication: 'publication',
  notPublishedBecause: 'notPublishedBecause',
  summary: 'summary',
  redactions: 'redactions',
  documentNumber: 'documentNumber',
  signer: 'signer',
  contact: 'contact',
} as const

/** The reply to the main case, to be given to each merged one as its own. */
export const repliesToMerged = {
  action: 'receive_reply',
  to: { machine: 'merged', in: ['joined'] },
  fields: ofTheReply,
  whereOpen: true,
} as const

/** Merged cases end with the one they are handled with. */
export const endsMerged = {
  action: 'close_merged',
  to: { machine: 'merged', in: ['joined'] },
  fields: {},
  whereOpen: true,
} as const

const line = (zh: string, en: string) => ({ label: { zh, en }, type: 'line', maxLength: 500 }) as const
const text = (zh: string, en: string) => ({ label: { zh, en }, type: 'text', maxLength: 100_000 }) as const

/**
 * Handled together, kept apart: a merged case keeps its words, authors and number, and gets the reply, the delivery to
 * each of its authors and their ratings as its own. Authors on both sides are asked first.
 */
export const merging = {
  propose_merge: {
    label: { zh: '提议并案', en: 'Propose a merger' },
    machine: 'case',
    from: undecided,
    by: ['secretariat'],
    event: 'merge_proposed',
    guards: ['has_authors', 'no_merge_open', 'nothing_joined'],
    rules: ['not_into_itself'],
    creates: [asksAuthors],
    carries: [
      {
        action: 'hear_merge',
        to: { numbered: 'mainCase' },
        fields: {
          joiningNumber: 'flowNumber',
          joiningTitle: 'title',
          joiningDemands: 'demands',
          joiningAuthors: { named: 'authors' },
        },
      },
    ],
    fields: {
      mainCase,
      mergeReason: { ...text('并案理由', 'Why'), maxLength: 5_000, required: true },
    },
  },
  agree_to_merge: {
    label: { zh: '同意并案', en: 'Agree to the merger' },
    machine: 'merge_consent',
    from: ['asked'],
    to: 'agreed',
    whileCase: taking,
    by: ['asked_to_merge'],
    event: 'merge_agreed',
    main: true,
    fields: {},
  },
  refuse_to_merge: {
    label: { zh: '不同意并案', en: 'Refuse the merger' },
    machine: 'merge_consent',
    from: ['asked'],
    to: 'refused',
    whileCase: taking,
    by: ['asked_to_merge'],
    event: 'merge_refused',
    fields: { refusalReason: { ...text('理由', 'Why'), maxLength: 5_000 } },
  },
  drop_merge: {
    label: { zh: '不再并案', en: 'Drop the merger' },
    machine: 'case',
    from: undecided,
    by: ['secretariat'],
    event: 'merge_dropped',
    guards: ['merge_open'],
    effects: [lapses],
    carries: [{ action: 'hear_merge_dropped', to: { numbered: 'mainCase' }, fields: {}, whereOpen: true }],
    fields: {},
  },
  merge: {
    label: { zh: '并案', en: 'Merge' },
    machine: 'case',
    from: ['filed'],
    to: 'merged',
    by: ['secretariat'],
    event: 'merged',
    guards: ['merge_open'],
    needs: [agreed],
    stops: ['assignment', 'assignment_meeting', 'proposer_notice'],
    carries: [{ action: 'take_in', to: { numbered: 'mainCase' }, fields: {} }],
    fields: {},
  },
  hear_merge: {
    label: { zh: '收到并案提议', en: 'Merger proposed' },
    machine: 'merged',
    from: [],
    opens: 'instance',
    to: 'proposed',
    whileCase: taking,
    by: ['linked_case'],
    event: 'joining_proposed',
    guards: ['one_joining', 'no_merge_open'],
    creates: [asksAuthors],
    fields: {
      joiningNumber: line('拟并入件流水号', 'Number of the joining case'),
      joiningTitle: line('拟并入件标题', 'Its title'),
      joiningDemands: text('拟并入件的具体建议', 'What it asks for'),
      joiningAuthors: { label: { zh: '拟并入件的提出人', en: 'Its authors' }, type: 'people', max: 201 },
    },
  },
  hear_merge_dropped: {
    label: { zh: '不再并案', en: 'Merger dropped' },
    machine: 'merged',
    from: ['proposed'],
    to: 'dropped',
    by: ['linked_case'],
    event: 'joining_dropped',
    effects: [lapses],
    fields: {},
  },
  take_in: {
    label: { zh: '并入', en: 'Joined' },
    machine: 'merged',
    from: ['proposed'],
    to: 'joined',
    whileCase: taking,
    by: ['linked_case'],
    event: 'case_joined',
    needs: [agreed],
    fields: {},
  },
  receive_reply: {
    label: { zh: '收到并案答复', en: 'The reply to the main case' },
    machine: 'reply',
    from: [],
    opens: 'next_version',
    to: 'issued',
    whileCase: ['merged'],
    by: ['linked_case'],
    event: 'reply_received',
    stops: ['feedback'],
    starts: [{ clock: 'feedback', for: 'case' }],
    creates: [
      { machine: 'delivery', event: 'reply_delivered', of: { named: 'raters' } },
      { machine: 'delivery', event: 'reply_delivered', of: { named: 'readers_only' }, state: 'informed' },
      { machine: 'delivery', event: 'reply_held', of: { named: 'unnamed_raters' }, state: 'held' },
      { machine: 'delivery', event: 'reply_held', of: { named: 'unnamed_readers_only' }, state: 'held_informed' },
      { machine: 'publication', event: 'publication_decided', of: { actedOn: true } },
    ],
    // A second answer of the same unit takes the place of its first; answers of several units stand side by side.
    effects: [
      { machine: 'delivery', which: 'own_versions', from: ['delivered'], to: 'unrated', event: 'feedback_closed' },
    ],
    fields: {
      text: text('答复', 'Reply'),
      outcome: { label: { zh: '办理结果', en: 'Outcome' }, type: 'code', list: 'outcome', required: true },
      doneBy: { label: { zh: '承诺完成日', en: 'To be done by' }, type: 'date' },
      reasons: text('不能解决的理由', 'Why it cannot be solved'),
      publication: { label: { zh: '公开方式', en: 'Publication' }, type: 'code', list: 'publication', required: true },
      notPublishedBecause: line('不公开的理由', 'Why it is not published'),
      summary: text('公开摘要', 'Summary to be published'),
      redactions: text('公开时隐去的内容', 'What is left out when it is published'),
      documentNumber: line('文号', 'Document number'),
      signer: line('签发人', 'Signed by'),
      contact: line('联系电话', 'Telephone'),
    },
  },
  close_merged: {
    label: { zh: '随主件办结', en: 'Closed with the main case' },
    machine: 'case',
    from: ['merged'],
    to: 'closed',
    by: ['linked_case'],
    event: 'closed_with_main',
    fields: {},
  },
} as const
