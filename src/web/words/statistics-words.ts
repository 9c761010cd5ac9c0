import type { Label } from '#kernel/label.ts'

/** Words of the statistics pages: what is counted, out of what, and what is left out. */
export const statisticsWords = {
  title: { zh: '统计', en: 'Statistics' },
  publicTitle: { zh: '公开统计', en: 'Published statistics' },
  lead: {
    zh: '每个比例都写明分子和分母。数字由办件记录随时算出，不另行填报。',
    en: 'Each share shows what it is a share of. Figures are worked out from the record; nobody fills them in.',
  },
  ofUnit: { zh: '只统计本单位主办的办件。', en: 'Only cases that your unit leads.' },
  publicLead: {
    zh: '统计全部办件。少于5件的数字，以及能推出一个人的评价或一件未公开办件的数字，不显示。',
    en: 'Over all cases. Figures below five, and those from which one person’s rating or one unpublished case could be worked out, are withheld.',
  },
  by: { zh: '按', en: 'By' },
  unit: { zh: '主办单位', en: 'Lead unit' },
  subject: { zh: '类别', en: 'Subject' },
  session: { zh: '会议', en: 'Session' },
  year: { zh: '年份（提交日期）', en: 'Year (of submission)' },
  show: { zh: '显示', en: 'Show' },
  none: { zh: '（无）', en: '(none)' },
  total: { zh: '合计', en: 'Total' },
  handling: { zh: '{file}和答复', en: '{Filing} and answers' },
  received: { zh: '收到', en: 'Received' },
  accepted: { zh: '{file} / 收到', en: '{Filed} / received' },
  declined: { zh: '不予{file} / 收到', en: 'Declined / received' },
  answered: { zh: '已答复 / {file}', en: 'Answered / {filed}' },
  onTime: { zh: '按期 / 有答复期限的答复', en: 'On time / answers with a deadline' },
  outcomes: { zh: '办理结果（占已答复）', en: 'Outcomes (of those answered)' },
  attitude: { zh: '对办理态度的评价', en: 'Ratings of the attitude' },
  result: { zh: '对办理结果的评价', en: 'Ratings of the result' },
  rated: { zh: '已评价', en: 'Rated' },
  excluded: { zh: '未评价（不计入分母）', en: 'Not rated (left out of the base)' },
  withheld: { zh: '不显示', en: 'Withheld' },
  nothing: { zh: '这一年没有办件。', en: 'There are no cases in this year.' },
  baseRule: { zh: '满意率的分母：', en: 'What satisfaction is a share of: ' },
  noBaseRule: {
    zh: '满意率的分母法规没有规定，这里只计已评价的：',
    en: 'The law does not say what satisfaction is a share of; only those rated are counted here: ',
  },
  unverified: { zh: '（待核）', en: ' (to be checked)' },
  draft: { zh: '年度报告稿', en: 'Draft for the annual report' },
} as const satisfies Readonly<Record<string, Label>>
