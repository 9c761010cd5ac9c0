import type { Label } from '#kernel/label.ts'

/** Words around the papers made from cases. The papers themselves are in the city's own language. */
export const paperWords = {
  letter: { zh: '答复函', en: 'Reply letter' },
  backToCase: { zh: '回到办件', en: 'Back to the case' },
  asWord: { zh: '下载 Word 文件', en: 'Download as a Word file' },
} as const satisfies Readonly<Record<string, Label>>
