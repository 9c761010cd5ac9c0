import type { Label } from '#kernel/label.ts'

/** Words that every form needs. */
export const formWords = {
  errorSummary: { zh: '请更正以下内容', en: 'Please put these right' },
  errorPrefix: { zh: '有误：', en: 'Error: ' },
  optional: { zh: '（可不填）', en: ' (optional)' },
  requiredWhen: { zh: '在下列情形必填：', en: 'Needed when:' },
  choose: { zh: '请选择', en: 'Choose' },
  none: { zh: '不选', en: 'None' },
  issued: { zh: '提交时由系统编号。', en: 'Given out by the system when you send this.' },
  chosen: { zh: '已选', en: 'chosen' },
  noDelegation: { zh: '其他', en: 'Others' },
  send: { zh: '提交', en: 'Send' },
} as const satisfies Readonly<Record<string, Label>>

export function atMostCharacters(count: number): Label {
  return { zh: `最多 ${count} 字。`, en: `At most ${count.toLocaleString('en')} characters.` }
}

export function wholeNumberBetween(min: number, max: number): Label {
  return { zh: `${min} 到 ${max} 的整数。`, en: `A whole number from ${min} to ${max}.` }
}

export function atMostChosen(count: number): Label {
  return { zh: `最多选 ${count} 个。`, en: `At most ${count}.` }
}
