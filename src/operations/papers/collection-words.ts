import type { Label } from '#kernel/label.ts'

/** Words of a collection that no procedure declares. */
export const collectionWords = {
  contents: { zh: '目录', en: 'Contents' },
  otherSubjects: { zh: '其他', en: 'Other' },
  publicEdition: { zh: '公开本', en: 'Public edition' },
  authors: { zh: '提出人', en: 'Authors' },
  leadUnit: { zh: '主办', en: 'Lead unit' },
  jointUnits: { zh: '会办', en: 'Joint units' },
  reply: { zh: '答复', en: 'Reply' },
  outcome: { zh: '办理结果', en: 'Outcome' },
  notAnswered: { zh: '尚未答复。', en: 'Not answered yet.' },
  replyNotPublished: { zh: '答复文本没有公开。', en: 'The text of the reply is not published.' },
  nothing: { zh: '没有符合条件的办件。', en: 'No case fits.' },
} as const satisfies Readonly<Record<string, Label>>
