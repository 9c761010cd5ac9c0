import type { Language } from '#kernel/label.ts'

/** Words of the page that tells what came of proposals of units. */
export const proposalsTakenWords = {
  title: { zh: '建议承办单位的采纳情况', en: 'What came of the units proposed' },
  lead: {
    zh: '只统计已经交办或者已经退办的。“把握不够”是当时没有提出建议。本页不公开。',
    en: 'Of proposals answered alone, by giving the case to a unit or handing it back. “Not sure” is where nobody was proposed. Nothing of this is public.',
  },
  given: { zh: '交办时', en: 'Where a case was given to a unit' },
  handedBack: { zh: '退办时', en: 'Where a unit handed a case back and named another' },
  models: { zh: '按模型版本', en: 'By version of the model' },
  unit: { zh: '建议的单位', en: 'Unit proposed' },
  times: { zh: '建议次数', en: 'Proposed' },
  taken: { zh: '采纳', en: 'Taken' },
  instead: { zh: '改为', en: 'Instead' },
  unsure: { zh: '把握不够', en: 'Not sure' },
  version: { zh: '版本', en: 'Version' },
  learned: { zh: '学自', en: 'Learned from' },
  changed: { zh: '改为其他单位', en: 'Another instead' },
  last: { zh: '最近一次', en: 'Last' },
  none: { zh: '还没有。', en: 'None so far.' },
} as const

export function learnedText(cases: number, duties: number, act: number, language: Language): string {
  return language === 'zh'
    ? `${cases}件办件、${duties}个单位的职责，日志第${act}号为止`
    : `${cases} cases and the duties of ${duties} units, up to entry ${act} of the log`
}

export function moreModels(left: number, language: Language): string {
  return language === 'zh' ? `另有${left}个较早的版本未列出。` : `${left} earlier versions are not shown.`
}
