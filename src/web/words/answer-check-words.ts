import type { Label } from '#kernel/label.ts'
import type { PointAsked, Remark } from '#matching/answer-check/found-in-reply.ts'
import type { HollowKind } from '#matching/answer-check/hollow-phrases.ts'

/** Words of the check of a reply against what was asked. */
export const answerCheckWords = {
  heading: { zh: '对照建议查看答复', en: 'The reply beside what was asked' },
  hint: {
    zh: '只供拟稿、会签和审核的人参考：按规则逐句找出，可能有错；不打分，不公开，不留存，也不拦办理。',
    en: 'For those who draft, countersign and review: found by rules, sentence by sentence, and may be wrong. It is no mark, is neither published nor stored, and stops nothing.',
  },
  look: { zh: '对照检查', en: 'Check against what was asked' },
  points: { zh: '提出的各点', en: 'Points asked' },
  sentences: { zh: '答复逐句', en: 'The reply, sentence by sentence' },
  answeredBy: { zh: '答复第', en: 'Answered in' },
  touchedIn: { zh: '只在第', en: 'Only spoken of in' },
  answeredBySuffix: { zh: '句', en: '' },
  touchedSuffix: { zh: '句提到', en: '' },
  shared: { zh: '共有的词', en: 'Words in common' },
  sameNumber: { zh: '同一序号', en: 'The same number' },
  answersPoint: { zh: '答复第', en: 'Answers point' },
  answersPointSuffix: { zh: '点', en: '' },
  noReply: { zh: '还没有答复的文字。', en: 'There are no words of a reply yet.' },
  nothingOdd: { zh: '没有发现需要提示的。', en: 'Nothing stands out.' },
  sendBack: { zh: '退回修改，写入还没有答复的各点', en: 'Send it back with the points still open' },
  reasonHead: { zh: '请补充答复以下各点：', en: 'Please answer these points as well:' },
  measure: { zh: '措施', en: 'Measure' },
  date: { zh: '时间', en: 'Date' },
  unit: { zh: '单位', en: 'Unit' },
  amount: { zh: '数量', en: 'Amount' },
  until: { zh: '至', en: 'until' },
  again: { zh: '重复建议原话', en: 'Says the suggestion again' },
  declines: { zh: '说明不能办的理由或者由谁决定', en: 'Gives a reason why not, or who decides' },
  isHollow: {
    zh: '空话：同一句里没有措施、时间、数量，也没有理由',
    en: 'Hollow: the sentence names no measure, date, amount or reason',
  },
} as const satisfies Readonly<Record<string, Label>>

export const standingWords: Readonly<Record<PointAsked['standing'], Label>> = {
  answered: { zh: '有答复', en: 'Answered' },
  touched: { zh: '提到了，没有答复', en: 'Spoken of, not answered' },
  unanswered: { zh: '没有找到答复', en: 'No answer found' },
}

export const hollowWords: Readonly<Record<HollowKind, Label>> = {
  attention: { zh: '只说重视', en: 'Says it matters' },
  effort: { zh: '只说用力', en: 'Says one will try' },
  some_day: { zh: '没说何时', en: 'Says some day' },
  slogan: { zh: '口号', en: 'Slogan' },
}

export const remarkWords: Readonly<Record<Remark['code'], Label>> = {
  language_unsupported: {
    zh: '这种语言没有检查规则，没有检查。',
    en: 'There are no rules for this language: nothing was checked.',
  },
  no_points_found: {
    zh: '没有从建议里分出具体的各点，请自行对照。',
    en: 'No single points were found in the suggestion: compare them yourself.',
  },
  solved_but_nothing_done: {
    zh: '办理结果是已经解决，答复里没有写做成了什么。',
    en: 'The outcome says it is solved; the reply tells of nothing that was done.',
  },
  day_not_named: {
    zh: '这种办理结果要有期限，答复里没有写到今后的时间。',
    en: 'This outcome owes a date; the reply names no day to come.',
  },
  day_past: { zh: '承诺的时间已经过去。', en: 'The day promised is past.' },
  other_title: {
    zh: '答复写的是另一件的标题，不是本件。',
    en: 'The reply names the title of another case, not of this one.',
  },
  own_words_again: {
    zh: '答复有不少是在重复建议的原话。',
    en: 'Much of the reply says the suggestion’s own words again.',
  },
  very_short: { zh: '与提出的各点相比，答复很短。', en: 'The reply is very short for the points asked.' },
  very_long: { zh: '答复很长，要点不容易看出来。', en: 'The reply is very long; its points are hard to see.' },
}
