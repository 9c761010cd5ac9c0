import type { Label } from '#kernel/label.ts'

/** Words of the page that tells a published case. */
export const publicCaseWords = {
  notFoundTitle: { zh: '没有这件公开的办件', en: 'There is no such published case' },
  notFound: {
    zh: '编号或地址可能写错了，或者这件办件没有公开。办件的内容经提出人同意并受理后才公开，答复经公开审查后才公开。',
    en: 'The number or address may be mistyped, or the case is not published. What a case says is published once its proposer agrees and it is accepted, a reply once it is reviewed for that.',
  },
  follow: { zh: '订阅这件办件的进展（Atom）', en: 'Follow this case (Atom feed)' },
  allCases: { zh: '所有公开的办件', en: 'All published cases' },
  record: { zh: '公开的办理记录', en: 'The published record' },
  recordHint: {
    zh: '编号是这一步在存证链中的位置，校验值由内容算出：内容改了，校验值就对不上。',
    en: 'The number is the step’s place in the log; the hash is reckoned from its content, so that a changed content no longer fits.',
  },
  day: { zh: '日期', en: 'Date' },
  step: { zh: '步骤', en: 'Step' },
  who: { zh: '经办', en: 'By' },
  log: { zh: '存证', en: 'Log' },
} as const satisfies Readonly<Record<string, Label>>
