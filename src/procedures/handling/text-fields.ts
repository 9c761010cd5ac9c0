import type { FieldDefinition } from '#engine/procedure.ts'

/** The words of a case. */
export const textFields = {
  title: {
    label: { zh: '标题', en: 'Title' },
    hint: { zh: '一事一议，例如“关于……的{matter}”。', en: 'One matter only.' },
    type: 'line',
    maxLength: 120,
    required: true,
  },
  background: { label: { zh: '背景情况', en: 'Background' }, type: 'text', maxLength: 20_000 },
  analysis: { label: { zh: '问题及分析', en: 'Problem and analysis' }, type: 'text', maxLength: 20_000 },
  demands: {
    label: { zh: '具体建议', en: 'What should be done' },
    hint: { zh: '写明希望由谁做什么。', en: 'Say who should do what.' },
    type: 'text',
    maxLength: 20_000,
    required: true,
  },
} as const satisfies Readonly<Record<string, FieldDefinition>>

/** Who puts it forward, and who is asked to sign with them. */
export const authorFields = {
  leadProposer: {
    label: { zh: '领衔{author}', en: 'Lead proposer' },
    hint: {
      zh: '以{bodies}名义提出的，选签署的{signatory}。',
      en: 'For {bodies}: {signatory} who signs.',
    },
    type: 'person',
  },
  proposerName: {
    label: { zh: '提出人（名册以外）', en: 'Proposer, when not in the roster' },
    type: 'line',
    maxLength: 60,
  },
  authorKind: {
    label: { zh: '以谁的名义', en: 'In whose name' },
    type: 'code',
    list: 'author_kind',
    optionalList: true,
  },
  body: {
    label: { zh: '{body}', en: '{Body}' },
    type: 'line',
    maxLength: 60,
    required: { field: 'authorKind', demandedByCode: true },
  },
  cosigners: {
    label: { zh: '邀请联名的{author}', en: '{Authors} asked to cosign' },
    hint: {
      zh: '须由本人确认后才算联名。',
      en: 'They count as cosigners only once each has confirmed.',
    },
    type: 'people',
    max: 200,
  },
  cosignBy: {
    label: { zh: '联名确认截止日', en: 'Confirm by' },
    hint: { zh: '过了这一天就不能再确认。', en: 'Nobody can confirm after this day.' },
    type: 'date',
    notBeforeToday: true,
  },
} as const satisfies Readonly<Record<string, FieldDefinition>>

export const unnamedBecause = {
  label: { zh: '请求对提出人身份保密的理由', en: 'Why the authors should stay unnamed' },
  hint: {
    zh: '填写即为请求保密：承办单位、公众和统计都看不到提出人；空着为不请求。',
    en: 'Filled in, it asks for it: no unit, page or figure then tells the authors. Left empty, it does not.',
  },
  type: 'text',
  maxLength: 2_000,
  where: { choice: 'confidential_proposer', in: ['on_request'] },
} as const satisfies FieldDefinition

/** What it is about, when and for whom it is raised, and what of it may be published. */
export const circumstanceFields = {
  subject: { label: { zh: '类别', en: 'Subject' }, type: 'code', list: 'subject', optionalList: true },
  suggestedUnit: { label: { zh: '建议的承办单位', en: 'Suggested unit' }, type: 'unit' },
  period: { label: { zh: '提出时间', en: 'When raised' }, type: 'code', list: 'period', required: true },
  form: { label: { zh: '提出形式', en: 'How it was put' }, type: 'code', list: 'form', optionalList: true },
  session: { label: { zh: '会议', en: 'Session' }, type: 'session' },
  sessionClosesOn: { label: { zh: '会议闭幕日', en: 'Session closes on' }, type: 'date' },
  unnamedBecause,
  publishText: { label: { zh: '同意公开{matter}内容', en: 'The text may be published' }, type: 'yes_no' },
} as const satisfies Readonly<Record<string, FieldDefinition>>
