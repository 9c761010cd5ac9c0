import { outcomeFields } from '#procedures/handling/outcome-fields.ts'
import { authorFields, circumstanceFields, textFields } from '#procedures/handling/text-fields.ts'

/** Taken by an import of old files alone: each is dated as it was, and recorded as told now by whoever imports. */
const told = { by: ['secretariat'], unoffered: true, past: true } as const

const open = ['submitted', 'filed', 'in_handling', 'replied', 'rated', 'tracking'] as const
const { title, background, analysis, demands } = textFields
const { leadProposer, cosigners } = authorFields
const { subject, period, session, publishText } = circumstanceFields
const oldNumber = { zh: '原编号', en: 'Number in the old file' }

/** What an old file says of a case, from its words to where it ended. Starts no clock. */
export const past = {
  past_submit: {
    ...told,
    label: { zh: '导入旧件', en: 'Take over an old case' },
    machine: 'case',
    from: [],
    to: 'submitted',
    event: 'past_submitted',
    creates: [{ machine: 'signature', event: 'past_signature', of: { field: 'cosigners' }, state: 'confirmed' }],
    fields: {
      title: { ...title, maxLength: 300 },
      background: { ...background, maxLength: 40_000 },
      analysis: { ...analysis, maxLength: 40_000 },
      // An old register may hold titles alone.
      demands: { label: demands.label, type: 'text', maxLength: 40_000 },
      leadProposer,
      proposerName: { ...authorFields.proposerName, maxLength: 200 },
      cosigners,
      subject,
      session,
      period: { label: period.label, type: 'code', list: 'period' },
      publishText,
      flowNumber: { label: oldNumber, type: 'line', maxLength: 60 },
      importFile: {
        label: { zh: '来源文件（SHA-256）', en: 'From the file (SHA-256)' },
        type: 'line',
        maxLength: 64,
        required: true,
      },
      importLine: {
        label: { zh: '文件中的行', en: 'Line of the file' },
        type: 'whole_number',
        min: 1,
        max: 1_000_000,
        required: true,
      },
      importDoubts: { label: { zh: '导入时的疑点', en: 'Doubts noted' }, type: 'text', maxLength: 20_000 },
    },
  },
  past_file: {
    ...told,
    label: { zh: '旧件编号', en: 'Number of an old case' },
    machine: 'case',
    from: ['submitted'],
    to: 'filed',
    event: 'past_filed',
    fields: { caseNumber: { label: oldNumber, type: 'line', maxLength: 60 } },
  },
  past_decline: {
    ...told,
    label: { zh: '旧件不予受理', en: 'An old case was declined' },
    machine: 'case',
    from: ['submitted', 'filed'],
    to: 'declined',
    event: 'past_declined',
    fields: {},
  },
  past_withdraw: {
    ...told,
    label: { zh: '旧件撤回', en: 'An old case was withdrawn' },
    machine: 'case',
    from: ['submitted', 'filed', 'in_handling', 'replied', 'rated'],
    to: 'withdrawn',
    event: 'past_withdrawn',
    fields: {},
  },
  past_assign: {
    ...told,
    label: { zh: '旧件交办', en: 'An old case was assigned' },
    machine: 'case',
    from: ['submitted', 'filed'],
    to: 'in_handling',
    event: 'past_assigned',
    rules: ['lead_not_joint'],
    creates: [
      { machine: 'assignment', event: 'past_unit', of: { field: 'leadUnit' }, duty: 'lead', state: 'signed' },
      { machine: 'assignment', event: 'past_unit', of: { field: 'jointUnits' }, duty: 'joint', state: 'signed' },
    ],
    fields: {
      leadUnit: { label: { zh: '主办单位', en: 'Lead unit' }, type: 'unit' },
      jointUnits: { label: { zh: '会办单位', en: 'Joint units' }, type: 'units', max: 20 },
    },
  },
  past_answer: {
    ...told,
    label: { zh: '旧件答复', en: 'An old case was answered' },
    machine: 'reply',
    from: [],
    opens: 'next_version',
    to: 'issued',
    whileCase: ['submitted', 'filed', 'in_handling'],
    event: 'past_reply',
    effects: [
      {
        machine: 'case',
        which: 'case',
        from: ['submitted', 'filed', 'in_handling'],
        to: 'replied',
        event: 'past_replied',
      },
      { machine: 'assignment', which: 'all', from: ['signed'], to: 'answered', event: 'past_unit_done' },
    ],
    fields: {
      text: { label: { zh: '答复', en: 'Reply' }, type: 'text', maxLength: 50_000 },
      documentNumber: { label: { zh: '文号', en: 'Document number' }, type: 'line', maxLength: 60 },
      outcome: { label: outcomeFields.outcome.label, type: 'code', list: 'outcome' },
      doneBy: { label: outcomeFields.doneBy.label, type: 'date' },
      publication: { label: { zh: '公开方式', en: 'Publication' }, type: 'code', list: 'publication' },
    },
  },
  past_publish: {
    ...told,
    label: { zh: '旧件答复已公开', en: 'An old reply was published' },
    machine: 'publication',
    from: [],
    opens: 'instance',
    to: 'published',
    whileCase: ['replied'],
    event: 'past_reply_published',
    fields: {},
  },
  past_rate: {
    ...told,
    label: { zh: '旧件评价', en: 'A rating of an old case' },
    machine: 'past_rating',
    from: [],
    opens: 'next_version',
    to: 'kept',
    whileCase: ['replied', 'rated', 'tracking', 'reported_done', 'withdrawn', 'closed'],
    event: 'past_rating_kept',
    guards: ['answered_in_old_file', 'not_archived'],
    rules: ['no_unit_rates', 'rater_is_author', 'rater_once', 'something_rated'],
    // Names of their own: a rating that counts is its author's own act, and nothing may take these for one.
    fields: {
      rater: { label: { zh: '评价人', en: 'Who rated' }, type: 'person' },
      raterName: {
        label: { zh: '评价人（名册以外）', en: 'Who rated, when not in the roster' },
        type: 'line',
        maxLength: 400,
      },
      pastAttitude: { label: { zh: '办理态度', en: 'Attitude' }, type: 'code', list: 'attitude', optionalList: true },
      pastResult: { label: { zh: '办理结果', en: 'Result' }, type: 'code', list: 'result', optionalList: true },
      pastWords: { label: { zh: '旧档的写法', en: 'In the words of the old file' }, type: 'line', maxLength: 200 },
      pastComment: { label: { zh: '意见', en: 'Comment' }, type: 'text', maxLength: 5_000 },
      ratingFile: {
        label: { zh: '来源文件（SHA-256）', en: 'From the file (SHA-256)' },
        type: 'line',
        maxLength: 64,
        required: true,
      },
      ratingLine: {
        label: { zh: '文件中的行', en: 'Line of the file' },
        type: 'whole_number',
        min: 1,
        max: 1_000_000,
        required: true,
      },
    },
  },
  past_rating: {
    ...told,
    label: { zh: '旧件评价情况', en: 'How an old case was rated' },
    machine: 'case',
    from: ['replied'],
    to: 'rated',
    event: 'past_rating',
    // Of files taken over before `past_rate` told who rated.
    fields: {
      pastRating: { label: { zh: '旧档所载评价', en: 'Rating in the old file' }, type: 'line', maxLength: 200 },
    },
  },
  past_await_rating: {
    ...told,
    label: { zh: '旧件待评价', en: 'An old case is to be rated' },
    machine: 'case',
    from: ['replied'],
    event: 'past_rating_awaited',
    creates: [
      { machine: 'delivery', event: 'past_delivered', of: { named: 'raters' } },
      { machine: 'delivery', event: 'past_delivered', of: { named: 'readers_only' }, state: 'informed' },
    ],
    fields: {},
  },
  past_track: {
    ...told,
    label: { zh: '旧件跟踪落实', en: 'An old case is tracked' },
    machine: 'case',
    from: ['replied', 'rated'],
    to: 'tracking',
    event: 'past_tracking',
    fields: {},
  },
  past_close: {
    ...told,
    label: { zh: '旧件办结', en: 'An old case was closed' },
    machine: 'case',
    from: open,
    to: 'closed',
    event: 'past_closed',
    fields: {},
  },
} as const
