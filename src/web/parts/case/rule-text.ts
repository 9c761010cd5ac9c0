import type { ClockRule } from '#engine/deadline.ts'
import type { Language } from '#kernel/label.ts'
import { caseWords as words } from './case-words.ts'

/** A clock's length in words, with the months granted on top: "3 months + 1 month, ended on a working day". */
export function ruleText(rule: ClockRule, language: Language, monthsMore = 0): string {
  const length = rule.unit === 'date' ? dateText(rule, language) : lengthText(rule.length, rule.unit, language)
  const more = monthsMore === 0 ? '' : ` + ${lengthText(monthsMore, 'month', language)}`
  return `${length}${more}${rule.rollsOver ? words.rollsOver[language] : ''}`
}

const units = {
  working_day: { zh: '个工作日', one: 'working day', many: 'working days' },
  day: { zh: '日', one: 'day', many: 'days' },
  month: { zh: '个月', one: 'month', many: 'months' },
} as const

function lengthText(length: number, unit: keyof typeof units, language: Language): string {
  const names = units[unit]
  return language === 'zh' ? `${length}${names.zh}` : `${length} ${length === 1 ? names.one : names.many}`
}

const years = {
  same: { zh: '当年', en: 'of the same year' },
  next: { zh: '次年', en: 'of the next year' },
  first_after: { zh: '此后第一个', en: 'next to come' },
} as const

function dateText(rule: Extract<ClockRule, { readonly unit: 'date' }>, language: Language): string {
  const year = years[rule.year]
  if (language === 'zh') return `${year.zh}${rule.month}月${rule.day}日`
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2023, rule.month - 1, 1)),
  )
  return `${rule.day} ${month} ${year.en}`
}
