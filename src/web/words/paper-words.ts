import type { Label } from '#kernel/label.ts'

/** Words around the papers made from cases. The papers themselves are in the city's own language. */
export const paperWords = {
  letter: { zh: '答复函', en: 'Reply letter' },
  letters: { zh: '答复函（每位提出人一份）', en: 'Reply letters, one to each author' },
  eachAlone: {
    zh: '每位提出人一份，共一个文件；也可以单独取用：',
    en: 'One to each author, in one file; or each alone:',
  },
  open: { zh: '打开', en: 'Open' },
  backToCase: { zh: '回到办件', en: 'Back to the case' },
  asWord: { zh: '下载 Word 文件', en: 'Download as a Word file' },
  asExcel: { zh: '下载 Excel 文件', en: 'Download as an Excel file' },

  inArchive: { zh: '归档', en: 'In the archive' },
  archivedOn: { zh: '归档日期', en: 'Archived' },
  archiveNumber: { zh: '档案件号', en: 'Archive number' },
  retention: { zh: '保管期限', en: 'Kept for' },
  archivePackage: { zh: '下载归档包（ZIP）', en: 'Download the archive package (ZIP)' },

  title: { zh: '文书', en: 'Papers' },
  lead: {
    zh: '由有编号的办件做成，只含您可以看到的内容。',
    en: 'Made of cases that have a number, and holding only what you may see.',
  },
  year: { zh: '年份（提交日期）', en: 'Year (of submission)' },
  edition: { zh: '内容', en: 'What it holds' },
  ownEdition: { zh: '您可以看到的', en: 'What you may see' },
  publicEdition: { zh: '公开本：只含已经公开的', en: 'Public edition: only what is published' },
  register: { zh: '登记簿', en: 'Register' },
  registerHint: {
    zh: '台账：编号、标题、提出人、承办单位、日期、期限、结果、评价、状态。',
    en: 'Number, title, authors, units, days, deadline, outcome, rating and state, one line a case.',
  },
  collection: { zh: '汇编', en: 'Collection' },
  collectionHint: {
    zh: '按类别排列，有目录和页码，每件全文。',
    en: 'By subject class, with contents and page numbers, each case in full.',
  },
  withReplies: { zh: '附答复', en: 'With the replies' },
  look: { zh: '查看、打印', en: 'Look and print' },
  ofCases: { zh: '办件', en: 'cases' },
  chooseAgain: { zh: '另选', en: 'Choose anew' },
  nothing: { zh: '没有符合条件的办件。', en: 'No case fits.' },
  papersOfThese: { zh: '做成文书', en: 'Make papers of these' },
  firstOnly: (most: number): Label => ({
    zh: `这里只显示前${most}件；全部请下载文件。`,
    en: `Only the first ${most} are shown here; the files hold all of them.`,
  }),
  chosen: (count: number): Label => ({
    zh: `选了${count}件。`,
    en: count === 1 ? '1 case was chosen.' : `${count} cases were chosen.`,
  }),
} as const satisfies Readonly<Record<string, Label | ((count: number) => Label)>>
