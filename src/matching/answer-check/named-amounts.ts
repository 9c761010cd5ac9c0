import type { TextSpan } from '#kernel/text-span.ts'
import type { CheckedLanguage } from './checked-language.ts'

const chinese =
  /(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千]{1,4})(?:余|多)?(?:[万亿千百](?:余|多)?)?(?:元|公里|千米|毫米|平方米|立方米|米|吨|公斤|盏|座|个(?!别|性|人信)|家(?!庭|长|万)|处(?!理|置)|台|套|辆|名(?!单)|人(?!民|员|大)|条(?!件)|所(?!有|以)|件|块|棵|株|张|部(?!门|分)|户|次(?!年)|场(?!所)|班|组(?!织)|间|公顷|亩|艘|口|册|只|眼|门(?!口)|份(?!额)|批|顶|盆|期|%|成(?=[^立为效果员功本长]|$))|百分之[\d一二三四五六七八九十百]+/g
const vague = /^千家|^万户|^百家|^一(?:批|次|个|件|家|处|组|部|期|成|条|场|块|张|门|份|名|人|户)$/
const english =
  /\b\d[\d,.]*\s?(?:%|percent|yuan|pounds|euros?|dollars|km|kilomet(?:re|er)s?|met(?:re|er)s?|tonnes?|tons?|people|[a-z]{3,})\b/gi

/** Amounts with what they count. One of something is none: 一批, 一次. */
export function amountsIn(folded: string, span: TextSpan, language: CheckedLanguage): TextSpan[] {
  const words = folded.slice(span.start, span.end)
  return [...words.matchAll(language === 'zh' ? chinese : english)]
    .filter((found) => !vague.test(found[0]) && !isMonth(found[0]))
    .map((found) => ({ start: span.start + found.index, end: span.start + found.index + found[0].length }))
}

function isMonth(words: string): boolean {
  return /(?:January|February|March|April|May|June|July|August|September|October|November|December)$/i.test(words)
}
