import type { Label, Language } from '#kernel/label.ts'

/** Words of lists, boards and the inbox that no procedure declares. */
export const listWords = {
  kind: { zh: '种类', en: 'Kind' },
  number: { zh: '编号', en: 'Number' },
  title: { zh: '标题', en: 'Title' },
  proposer: { zh: '提出人', en: 'Proposer' },
  unit: { zh: '承办单位', en: 'Handling unit' },
  leadUnit: { zh: '主办单位', en: 'Lead unit' },
  state: { zh: '状态', en: 'State' },
  deadline: { zh: '到期日', en: 'Due' },
  submitted: { zh: '提交日期', en: 'Submitted' },
  follow: { zh: '订阅新公开的办件和答复（Atom）', en: 'Follow what is newly published and answered (Atom feed)' },
  followNarrowed: { zh: '订阅这个列表（Atom）', en: 'Follow this list (Atom feed)' },
  replied: { zh: '答复日期', en: 'Answered' },
  publication: { zh: '公开', en: 'Published' },
  doneBy: { zh: '承诺完成日', en: 'To be done by' },
  rating: { zh: '满意度（态度 / 结果）', en: 'Rating (attitude / result)' },
  attitude: { zh: '对办理态度', en: 'Rating of the attitude' },
  result: { zh: '对办理结果', en: 'Rating of the result' },
  cosigners: { zh: '联名人数', en: 'Cosigners' },
  clock: { zh: '期限名称', en: 'What is due' },
  updatedOn: { zh: '最近更新', en: 'Last act' },
  archivedOn: { zh: '归档日期', en: 'Archived' },
  archived: { zh: '已归档', en: 'Archived' },
  notArchived: { zh: '未归档', en: 'Not archived' },
  archive: { zh: '归档', en: 'Archive' },
  entry: { zh: '录入方式', en: 'How it was entered' },
  imported: { zh: '旧档导入', en: 'From an old file' },
  enteredForOther: { zh: '代录', en: 'Entered for the proposer' },
  enteredByProposer: { zh: '本人提交', en: 'By the proposer' },
  openedFromReading: { zh: '由导入件立件', en: 'Opened from a reading' },
  notRated: { zh: '未评价', en: 'Not rated' },
  notPublished: { zh: '不公开', en: 'Not published' },
  duty: { zh: '职责', en: 'Duty' },
  since: { zh: '自', en: 'Since' },
  step: { zh: '操作', en: 'Step' },
  none: { zh: '—', en: '—' },
  noNumber: { zh: '未编号', en: 'No number yet' },
  notAssigned: { zh: '未交办', en: 'Not assigned' },
  notReplied: { zh: '未答复', en: 'Not yet' },
  noDeadline: { zh: '没有期限', en: 'No deadline' },
  textOnly: { zh: '{matter}', en: '{Matter}' },
  replyOnly: { zh: '答复', en: 'Reply' },
  textAndReply: { zh: '{matter}和答复', en: '{Matter} and reply' },
  replyNotPublished: { zh: '{matter}（答复不公开）', en: '{Matter} (reply not published)' },

  unnamed: { zh: '身份保密', en: 'Name withheld' },
  keyItem: { zh: '重点', en: 'Key item' },
  keyItems: { zh: '重点督办件', en: 'Key items' },
  urgings: { zh: '催办次数', en: 'Times urged' },
  urged: { zh: '已催办', en: 'urged' },
  search: { zh: '标题中的词，或编号', en: 'Words of the title, or a number' },
  filter: { zh: '筛选', en: 'Filter' },
  moreFilters: { zh: '更多条件', en: 'More conditions' },
  clear: { zh: '清除条件', en: 'Clear the conditions' },
  any: { zh: '全部', en: 'Any' },
  subject: { zh: '类别', en: 'Subject' },
  session: { zh: '会议', en: 'Session' },
  outcome: { zh: '办理结果', en: 'Outcome' },
  from: { zh: '提交日期从', en: 'Submitted from' },
  to: { zh: '到', en: 'to' },
  onlyLate: { zh: '只看逾期', en: 'Late ones only' },
  columns: { zh: '显示哪些列', en: 'Columns' },
  allCases: { zh: '全部', en: 'All' },
  waitingForMe: { zh: '待办', en: 'Waiting for me' },
  doneByMe: { zh: '已办', en: 'Done by me' },
  signedByMe: { zh: '我提出或联名的', en: 'Signed by me' },
  whichCases: { zh: '哪些办件', en: 'Which cases' },
  savedLists: { zh: '我存的列表', en: 'My saved lists' },
  saveList: { zh: '存下这个列表', en: 'Save this list' },
  savedName: { zh: '名称', en: 'Name' },
  save: { zh: '保存', en: 'Save' },
  forget: { zh: '删除', en: 'Delete' },
  export: { zh: '导出这个列表', en: 'Export this list' },
  exportHint: {
    zh: '导出的就是这里筛出的全部办件和所选的列。',
    en: 'Exactly the cases and columns chosen here, on all pages.',
  },
  backToList: { zh: '回到列表', en: 'Back to the list' },
  order: { zh: '排序', en: 'Order' },
  newest: { zh: '最新提交', en: 'Newest first' },
  byDeadline: { zh: '到期日在前', en: 'Earliest deadline first' },
  updated: { zh: '最近有进展', en: 'Latest progress first' },
  ofReading: { zh: '只看由一份导入件立的', en: 'Only those opened from one reading' },
  ofProposer: { zh: '只看一位提出人领衔的', en: 'Only those one proposer leads' },
  notADate: { zh: '不是日期，没有用来筛选：', en: 'Not a date, so not used:' },
  reversedDates: {
    zh: '起始日期晚于截止日期，找不到任何办件。请对调。',
    en: 'The first day is after the last, so nothing can match. Swap them.',
  },
  noCases: { zh: '没有符合条件的办件。', en: 'No case fits.' },
  noCasesHint: { zh: '可以少用几个条件再试。', en: 'Try with fewer conditions.' },
  noneYet: { zh: '还没有办件。', en: 'There are no cases yet.' },
  nextPage: { zh: '下一页', en: 'Next page' },
  firstPage: { zh: '回到第一页', en: 'Back to the first page' },
  pages: { zh: '翻页', en: 'Pages' },

  inboxEmpty: { zh: '现在没有等您办的事。', en: 'Nothing waits for you now.' },
  actRecorded: {
    zh: '已记录，存证 {seq}。这件办件不再要您做什么，也不再向您显示。',
    en: 'Recorded: log {seq}. The case asks nothing more of you and is no longer shown to you.',
  },
  inboxEmptyHint: {
    zh: '有新的事项时会出现在这里。',
    en: 'It will appear here when something does.',
  },
  earliest: { zh: '最早到期', en: 'Earliest due' },
  showAll: { zh: '全部', en: 'All' },
  lateCases: { zh: '逾期的办件', en: 'Late cases' },
  noLateCases: { zh: '没有逾期的办件。', en: 'No case is late.' },
  myCases: { zh: '我提出或联名的', en: 'Signed by me' },
  noMyCases: { zh: '您还没有提出或联名的件。', en: 'You have not signed anything yet.' },
  ourBoard: { zh: '本单位在办', en: 'What our unit has in hand' },
  readings: { zh: '最近读入的页', en: 'Pages read last' },
  noReadings: { zh: '还没有读入过页面。', en: 'No page has been read in yet.' },
  promises: { zh: '跟踪落实的承诺', en: 'Promises being tracked' },
  noPromises: { zh: '没有在跟踪的承诺。', en: 'No promise is being tracked.' },

  boardTitle: { zh: '在办', en: 'in hand' },
  units: { zh: '各单位在办', en: 'What each unit has in hand' },
  open: { zh: '在办', en: 'In hand' },
  late: { zh: '逾期', en: 'Late' },
  thisWeek: { zh: '七天内到期', en: 'Due within seven days' },
  thisMonth: { zh: '三十天内到期', en: 'Due within thirty days' },
  later: { zh: '以后到期', en: 'Due later' },
  boardEmpty: { zh: '没有在办的件。', en: 'Nothing in hand.' },
  nothingOpen: { zh: '没有单位有在办的件。', en: 'No unit has anything in hand.' },
  noUnit: { zh: '您的账号不属于承办单位。', en: 'Your account belongs to no handling unit.' },
  unitUnknown: { zh: '没有这个单位。', en: 'There is no such unit.' },
} as const satisfies Readonly<Record<string, Label>>

/** "共 1,204 件"; a count that stopped at its limit says so. */
export function countText(count: number, most: number, language: Language): string {
  const figure = count.toLocaleString('en')
  if (count >= most) return language === 'zh' ? `${figure} 件以上` : `${figure} or more`
  if (language === 'zh') return `共 ${figure} 件`
  return count === 1 ? '1 case' : `${figure} cases`
}

export function lateText(count: number, most: number, language: Language): string {
  const figure = cappedFigure(count, most)
  return language === 'zh' ? `${figure} 件逾期` : `${figure} late`
}

/** "412", or "1,000+" for a count that stopped at its limit. */
export function cappedFigure(count: number, most: number): string {
  return count >= most ? `${most.toLocaleString('en')}+` : count.toLocaleString('en')
}
