import type { Label } from '#kernel/label.ts'

/** Words of the form for a new case, in the terms of its kind. */
export const newCaseWords = {
  choose: { zh: '提出什么', en: 'What is it to be' },
  ownName: {
    zh: '以您自己的名义领衔提出。一事一议，写明希望由谁做什么。',
    en: 'Submitted in your own name. One matter only; say who should do what.',
  },
  forOthers: {
    zh: '代录：替{author}录入。记录中会写明由您代录。',
    en: 'Entered for others. The record will say that you entered it.',
  },
  proposer: { zh: '领衔{author}', en: 'Lead proposer' },
  words: { zh: '{matter}内容', en: 'The {matter}' },
  names: { zh: '由谁提出', en: 'Who proposes it' },
  where: { zh: '何时提出、建议谁办', en: 'When it is raised, and for whom' },
  closesHint: { zh: '不填时按所选会议的闭幕日。', en: "Left empty, the chosen session's closing day is used." },
} as const satisfies Readonly<Record<string, Label>>
