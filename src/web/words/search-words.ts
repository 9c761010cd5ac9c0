import type { Label } from '#kernel/label.ts'
import type { SearchField } from '#matching/search/search-fields.ts'
import type { SearchKind } from '#operations/search/search-kinds.ts'

/** Words of the search box and of what it finds. */
export const searchWords = {
  title: { zh: '搜索', en: 'Search' },
  box: {
    zh: '办件、答复原文、承诺、单位、人员、编号',
    en: 'Cases, words of answers, promises, units, people, numbers',
  },
  everything: { zh: '全站搜索', en: 'Search everything' },
  go: { zh: '搜索', en: 'Search' },
  how: { zh: '怎样写得更准', en: 'How to ask more exactly' },
  howPhrase: { zh: '加引号，整句都要有：', en: 'In quotation marks, the whole phrase: ' },
  howField: {
    zh: '写明在哪里（标题、正文、答复、单位、提出、编号）：',
    en: 'Only in one place (title, text, answer, unit, author, number): ',
  },
  howDate: { zh: '提出的日期，自哪天、至哪天：', en: 'Put forward from a day, or until one: ' },
  howNot: { zh: '减号，不要有这个词：', en: 'A minus, without this word: ' },
  howPinyin: { zh: '拼音全拼和首字母都可以：', en: 'Pinyin, in full or by initials: ' },
  examplePhrase: { zh: '“增设长椅”', en: '"street lamps"' },
  exampleField: { zh: '单位:绿化', en: 'unit:parks' },
  exampleDate: { zh: '自:2026-03 至:2026-06', en: 'from:2026-03 until:2026-06' },
  exampleNot: { zh: '电梯 -维保', en: 'lift -repair' },
  examplePinyin: { zh: 'changyi', en: 'changyi' },
  cases: { zh: '办件', en: 'Cases' },
  looseCases: { zh: '字词分开出现的办件', en: 'Cases that say the words apart' },
  kind: { zh: '找什么', en: 'Look for' },
  everyKind: { zh: '全部', en: 'Everything' },
  all: { zh: '全部', en: 'All: ' },
  duties: { zh: '职责', en: 'Duties' },
  promised: { zh: '承诺完成日', en: 'To be done by' },
  none: {
    zh: '在您可以看到的内容里没有找到。换个说法，或者少写几个词。',
    en: 'Nothing was found among what you may see. Say it otherwise, or with fewer words.',
  },
  nothingAsked: { zh: '请写要找的词。', en: 'Type the words to look for.' },
  beingRead: {
    zh: '系统刚刚启动，内容正在读入，请稍等片刻。已读：',
    en: 'The system has just started and is still reading everything; wait a moment. Read so far: ',
  },
  found: { zh: '搜索结果', en: 'What was found' },
  next: { zh: '下一页', en: 'Next page' },
  previous: { zh: '上一页', en: 'Previous page' },
} as const satisfies Readonly<Record<string, Label>>

/** Where in a case the words stand. */
export const searchFieldWords: Readonly<Record<SearchField, Label>> = {
  title: { zh: '标题', en: 'Title' },
  text: { zh: '正文', en: 'Text' },
  answer: { zh: '答复', en: 'Answer' },
  unit: { zh: '单位', en: 'Unit' },
  author: { zh: '提出人', en: 'Author' },
  number: { zh: '编号', en: 'Number' },
}

/** What is found, by its kinds. */
export const searchKindWords: Readonly<Record<SearchKind, Label>> = {
  case: { zh: '办件', en: 'Cases' },
  measure: { zh: '承诺事项', en: 'What is promised' },
  passage: { zh: '识读的段落', en: 'Passages of pages read' },
  person: { zh: '人员', en: 'People' },
  unit: { zh: '单位', en: 'Units' },
}
