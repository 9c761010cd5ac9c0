import type { Label } from '#kernel/label.ts'
import type { RemovalStep } from '#operations/removal/decide-removal.ts'
import type { RemovalAskedAs, RemovalKind, RemovalState } from '#store/removal-tables.ts'

/** Words of the pages about content that is removed. */
export const removalWords = {
  title: { zh: '移除记录', en: 'What was removed' },
  lead: {
    zh: '已经公开的内容，依法须移除的，由两个人先后决定和确认。移除了什么、谁决定、依据什么，都列在这里；内容本身不再提供。存证记录没有改动，仍可核对。',
    en: 'Content that was public and had to go: one person decides, a second confirms. Listed here are what went, who decided and on what ground; never the content. The log is unchanged and still verifies.',
  },
  none: { zh: '还没有移除过公开的内容。', en: 'Nothing public has been removed.' },
  day: { zh: '日期', en: 'Day' },
  what: { zh: '移除了什么', en: 'What' },
  by: { zh: '决定与确认', en: 'Decided and confirmed by' },
  onBehalf: { zh: '谁提出', en: 'Asked for by' },
  why: { zh: '理由与依据', en: 'Ground' },
  entry: { zh: '存证', en: 'Log entry' },
  someField: { zh: '一处内容', en: 'Some content' },
  hiddenPart: { zh: '不公开的一处内容', en: 'Something that was not public' },
  notPublic: { zh: '没有公开的内容', en: 'Content that was not public' },
  notPublicHint: {
    zh: '没有公开的办件、导入的文件和联系方式也有移除的，只计数，不指明是哪一件。',
    en: 'Content of cases that are not public, files read in and contact data is removed too. It is counted and not told.',
  },
  year: { zh: '年份', en: 'Year' },
  count: { zh: '次数', en: 'Removals' },
  feed: { zh: '订阅（Atom）', en: 'Feed (Atom)' },
  more: { zh: '更早的', en: 'Earlier' },
  waiting: { zh: '待办的移除', en: 'Removals that wait' },
  noneWaiting: { zh: '没有待办的移除。', en: 'No removal waits.' },
  askTitle: { zh: '申请移除内容', en: 'Ask for content to be removed' },
  askHint: {
    zh: '移除后不能恢复：内容和它的盐值从数据库中销毁，原处留下日期、机构和理由。须由另一人确认后才会执行。',
    en: 'What is removed cannot be brought back: the content and its salt are destroyed, and a note with day, office and ground stands in its place. Nothing happens until a second person confirms.',
  },
  whole: { zh: '这一步写下的全部文字', en: 'Everything written in this act' },
  which: { zh: '移除什么', en: 'What is to be removed' },
  file: { zh: '导入的文件及由它识读的全部内容', en: 'The file that was read in, with all that was read in it' },
  contact: { zh: '电话和邮箱', en: 'Telephone number and mail addresses' },
  ground: { zh: '理由', en: 'Ground' },
  unverified: { zh: '条文待核', en: 'not verified' },
  reference: { zh: '法院文书或者来信的编号', en: 'Number of the court’s decision or the letter' },
  referenceHint: {
    zh: '为法院或者本人代办时填写；不公开。',
    en: 'Where it is done for a court or for who wrote in; not published.',
  },
  send: { zh: '提出', en: 'Ask' },
  askHere: { zh: '申请移除内容', en: 'Ask for removal' },
  askContact: { zh: '申请移除我的联系方式', en: 'Ask for my contact data to be removed' },
  state: { zh: '状态', en: 'State' },
  askedBy: { zh: '提出人', en: 'Asked by' },
  decidedBy: { zh: '决定人', en: 'Decided by' },
  endedBy: { zh: '确认（或者不予移除）人', en: 'Confirmed or refused by' },
  reach: { zh: '涉及', en: 'Reaches' },
  openCase: { zh: '查看原处', en: 'See it in its place' },
  backToList: { zh: '全部待办的移除', en: 'All removals that wait' },
  checkedRemoved: {
    zh: '这条记录当时写下的内容已经移除：',
    en: 'What was written with this entry has been removed: ',
  },
} as const satisfies Readonly<Record<string, Label>>

export const removalKindWords: Readonly<Record<RemovalKind, Label>> = {
  event: { zh: '办理记录中的文字', en: 'Words of an act' },
  file: { zh: '导入的文件', en: 'A file that was read in' },
  contact: { zh: '联系方式', en: 'Contact data' },
}

export const removalAskedAsWords: Readonly<Record<RemovalAskedAs, Label>> = {
  person_concerned: { zh: '有关本人', en: 'The person concerned' },
  court: { zh: '法院', en: 'A court' },
  office: { zh: '办理机构', en: 'The office' },
}

export const removalStateWords: Readonly<Record<RemovalState, Label>> = {
  asked: { zh: '等待决定', en: 'Waits for a decision' },
  decided: { zh: '已决定，等待第二人确认', en: 'Decided; waits for a second person' },
  refused: { zh: '不予移除', en: 'Refused' },
  done: { zh: '已移除', en: 'Removed' },
}

export const removalStepWords: Readonly<Record<RemovalStep, Label>> = {
  decide: { zh: '决定移除', en: 'Decide to remove it' },
  confirm: { zh: '确认并立即移除', en: 'Confirm and remove it now' },
  refuse: { zh: '不予移除', en: 'Refuse' },
}
