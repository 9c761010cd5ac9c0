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
} as const satisfies Readonly<Record<string, Label>>
