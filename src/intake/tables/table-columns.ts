import type { Label } from '#kernel/label.ts'

/** What a table lists, one to a line. */
export const tableKinds = ['people', 'units', 'cases', 'ratings'] as const

export type TableKind = (typeof tableKinds)[number]

/** A column this system understands: what it is called, and the headings people give it, in plain writing. */
export type Column = { readonly label: Label; readonly headings: readonly string[]; readonly required?: true }

const people = {
  code: {
    label: { zh: '编号', en: 'Code' },
    headings: ['编号', '代表证号', '委员证号', '证号', 'code', 'id', 'number'],
  },
  name: {
    label: { zh: '姓名', en: 'Name' },
    headings: ['姓名', '名字', '代表姓名', '委员姓名', 'name', 'full name'],
    required: true,
  },
  kind: { label: { zh: '身份', en: 'Kind' }, headings: ['身份', '类别', '人员类别', 'kind', 'role'] },
  delegation: {
    label: { zh: '代表团（界别）', en: 'Delegation (sector)' },
    headings: ['代表团', '界别', '代表团界别', '所在代表团', '所属界别', 'delegation', 'sector'],
  },
  office: {
    label: { zh: '职务', en: 'Office' },
    headings: ['职务', '单位及职务', '工作单位及职务', '单位职务', 'office', 'position', 'title'],
  },
  unit: {
    label: { zh: '所属承办单位', en: 'Handling unit' },
    headings: ['承办单位', '所属承办单位', 'unit', 'handling unit'],
  },
  term: { label: { zh: '届次', en: 'Term' }, headings: ['届次', '届别', '届', 'term'] },
  termFrom: {
    label: { zh: '任期开始', en: 'Term from' },
    headings: ['任期开始', '任期起', '当选日期', '任职日期', 'term from', 'from', 'since'],
  },
  termTo: {
    label: { zh: '任期结束', en: 'Term to' },
    headings: ['任期结束', '任期止', '任期至', 'term to', 'to', 'until'],
  },
  phone: {
    label: { zh: '电话', en: 'Telephone' },
    headings: ['电话', '手机', '手机号', '手机号码', '联系电话', '联系方式', 'phone', 'telephone', 'mobile', 'contact'],
  },
  email: {
    label: { zh: '邮箱', en: 'Mail address' },
    headings: ['邮箱', '电子邮箱', '电子邮件', 'email', 'e-mail', 'mail'],
  },
} as const satisfies Readonly<Record<string, Column>>

const units = {
  code: { label: { zh: '代码', en: 'Code' }, headings: ['代码', '单位代码', '编码', '编号', '单位编码', 'code', 'id'] },
  name: {
    label: { zh: '单位名称', en: 'Name' },
    headings: ['单位名称', '名称', '单位', '单位全称', '全称', '承办单位', 'name', 'unit', 'name (zh)'],
    required: true,
  },
  nameEn: {
    label: { zh: '英文名称', en: 'English name' },
    headings: ['英文名称', '英文名', '英文', 'english name', 'name (en)'],
  },
  short: { label: { zh: '简称', en: 'Short name' }, headings: ['简称', '单位简称', 'short', 'short name'] },
  kind: { label: { zh: '性质', en: 'Kind' }, headings: ['性质', '单位性质', '类别', '单位类别', 'kind'] },
  duties: {
    label: { zh: '职责', en: 'Duties' },
    headings: ['职责', '主要职责', '职能', '职责范围', '主要职能', 'duties'],
  },
} as const satisfies Readonly<Record<string, Column>>

const ratingColumns = {
  attitude: { label: { zh: '态度评价', en: 'Rating of the attitude' }, headings: ['态度评价', '办理态度', 'attitude'] },
  result: {
    label: { zh: '结果评价', en: 'Rating of the result' },
    headings: ['结果评价', '满意度', '评价', '代表评价', '委员评价', '评价结果', 'rating', 'result'],
  },
  heardBy: {
    label: { zh: '听取意见方式', en: 'How they were heard' },
    headings: ['听取意见方式', '听取意见', 'heard by'],
  },
  pertinence: {
    label: { zh: '答复针对性', en: 'To the point' },
    headings: ['答复针对性', '针对性', 'pertinence', 'to the point'],
  },
  headReplied: {
    label: { zh: '分管领导参与答复', en: 'The leader in charge replied' },
    headings: ['分管领导参与答复', '领导参与答复', '领导参与', 'head replied'],
  },
  rater: {
    label: { zh: '评价人', en: 'Who rated' },
    headings: ['评价人', '评价代表', '评价委员', '反馈人', 'rater', 'rated by'],
  },
  ratedOn: {
    label: { zh: '评价日期', en: 'Rated on' },
    headings: ['评价日期', '评价时间', '反馈日期', '反馈时间', 'rated on', 'rating date'],
  },
  comment: {
    label: { zh: '评价意见', en: 'Comment' },
    headings: ['评价意见', '评价说明', '反馈意见', '不满意原因', '不满意的原因', 'comment'],
  },
} as const satisfies Readonly<Record<string, Column>>

const cases = {
  number: {
    label: { zh: '编号', en: 'Case number' },
    headings: ['建议号', '编号', '案号', '建议编号', '提案号', '提案编号', '序号', 'number', 'case number', 'no'],
  },
  flow: { label: { zh: '流水号', en: 'Flow number' }, headings: ['流水号', 'flow number', 'flow'] },
  year: { label: { zh: '年份', en: 'Year' }, headings: ['年份', '年度', '年', 'year'] },
  session: {
    label: { zh: '会议', en: 'Session' },
    headings: ['会议', '届次', '会次', '届次会次', '会议名称', 'session'],
  },
  title: {
    label: { zh: '标题', en: 'Title' },
    headings: ['标题', '题目', '案由', '建议题目', '建议标题', '提案题目', '提案标题', '名称', 'title'],
    required: true,
  },
  text: {
    label: { zh: '内容', en: 'Text' },
    headings: ['内容', '建议内容', '提案内容', '正文', '具体建议', '建议正文', 'text', 'content'],
  },
  author: {
    label: { zh: '提出人', en: 'Author' },
    headings: [
      '提出人',
      '领衔代表',
      '领衔人',
      '代表',
      '提案人',
      '提案者',
      '第一提案人',
      '领衔委员',
      '委员',
      '建议人',
      '代表姓名',
      '委员姓名',
      'author',
      'proposer',
      'lead proposer',
    ],
  },
  delegation: {
    label: { zh: '代表团（界别）', en: 'Delegation (sector)' },
    headings: ['代表团', '界别', '代表团界别', '所在代表团', 'delegation', 'sector'],
  },
  cosigners: {
    label: { zh: '联名人', en: 'Cosigners' },
    headings: ['联名人', '联名代表', '联名委员', '附议人', '联名', 'cosigners'],
  },
  subject: {
    label: { zh: '类别', en: 'Subject' },
    headings: ['类别', '分类', '建议类别', '提案类别', 'subject', 'category'],
  },
  committee: {
    label: { zh: '专门委员会', en: 'Special committee' },
    headings: [
      '专门委员会',
      '专委会',
      '审议委员会',
      '审议的专门委员会',
      '交付专门委员会',
      'special committee',
      'committee',
    ],
  },
  leadUnit: {
    label: { zh: '主办单位', en: 'Lead unit' },
    headings: ['主办单位', '承办单位', '主办', 'lead unit', 'unit', 'handling unit'],
  },
  jointUnits: {
    label: { zh: '会办单位', en: 'Joint units' },
    headings: ['会办单位', '协办单位', '会办', '协办', 'joint units'],
  },
  submitted: {
    label: { zh: '提出日期', en: 'Submitted on' },
    headings: ['提出日期', '提交日期', '收到日期', '提出时间', '提交时间', 'submitted', 'submitted on', 'date'],
  },
  assigned: {
    label: { zh: '交办日期', en: 'Assigned on' },
    headings: ['交办日期', '交办时间', 'assigned', 'assigned on'],
  },
  answered: {
    label: { zh: '答复日期', en: 'Answered on' },
    headings: ['答复日期', '答复时间', '办复日期', 'answered', 'answered on', 'replied on'],
  },
  outcome: {
    label: { zh: '办理结果', en: 'Outcome' },
    headings: ['办理结果', '结果', '办理结果类别', '办理类别', 'outcome'],
  },
  doneBy: {
    label: { zh: '承诺完成日', en: 'To be done by' },
    headings: ['承诺完成日', '承诺完成日期', '完成期限', '承诺期限', 'done by', 'promised'],
  },
  reply: {
    label: { zh: '答复内容', en: 'Reply' },
    headings: ['答复内容', '答复', '复文', '答复正文', '复文内容', 'reply', 'reply text'],
  },
  document: {
    label: { zh: '文号', en: 'Document number' },
    headings: ['文号', '答复文号', '复文号', 'document number', 'document'],
  },
  ...ratingColumns,
  state: { label: { zh: '状态', en: 'State' }, headings: ['状态', '办理状态', '办理情况', 'state', 'status'] },
  publicText: {
    label: { zh: '内容是否公开', en: 'Text is public' },
    headings: ['内容是否公开', '是否公开', '公开', '建议是否公开', 'text is public', 'public'],
  },
  publicReply: {
    label: { zh: '答复是否公开', en: 'Reply is public' },
    headings: ['答复是否公开', '复文是否公开', 'reply is public', 'public reply'],
  },
} as const satisfies Readonly<Record<string, Column>>

const { rater, ...ratedColumns } = ratingColumns

const ratings = {
  number: { ...cases.number, required: true },
  year: cases.year,
  title: { label: cases.title.label, headings: cases.title.headings },
  rater: { label: rater.label, headings: [...rater.headings, '姓名', ...cases.author.headings] },
  ...ratedColumns,
} as const satisfies Readonly<Record<string, Column>>

/** The columns of each kind of table, in the order a new table would have them. */
export const tableColumns = { people, units, cases, ratings } as const satisfies Readonly<
  Record<TableKind, Readonly<Record<string, Column>>>
>

/** As tableColumns, by names that are not known before the table is. */
export function columnsOf(kind: TableKind): Readonly<Record<string, Column>> {
  return tableColumns[kind]
}
