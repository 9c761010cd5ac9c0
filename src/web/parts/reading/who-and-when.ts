import { html } from 'hono/html'
import type { Due } from '#intake/reading.ts'
import type { Label, Language } from '#kernel/label.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import type { Html } from '#web/html.ts'
import { dayText } from '#web/parts/case/day-text.ts'
import type { NumberedFinding } from './finding-groups.ts'

const words = {
  who: { zh: '谁来办', en: 'Who is to do it' },
  joint: { zh: '会同', en: 'with' },
  when: { zh: '何时前', en: 'By when' },
} as const satisfies Readonly<Record<string, Label>>

const lengths: Readonly<Record<NonNullable<Due['within']>['unit'], Label>> = {
  day: { zh: '天', en: 'day' },
  working_day: { zh: '个工作日', en: 'working day' },
  week: { zh: '周', en: 'week' },
  month: { zh: '个月', en: 'month' },
  year: { zh: '年', en: 'year' },
}

/** Who is to do what a finding says, and by when, in its own words; nothing where it says neither. */
export function whoAndWhen({ finding, wordsAt }: NumberedFinding, language: Language): Html {
  const { unit, joint = [], due } = finding.duty ?? {}
  if (unit === undefined && joint.length === 0 && due === undefined) return html``
  return html`<dl class="finding-duty">
    ${unit === undefined && joint.length === 0 ? '' : html`<div><dt>${words.who[language]}</dt><dd>${unit === undefined ? '' : wordsAt(unit)}${joint.length === 0 ? '' : html` <span class="finding-joint">${words.joint[language]} ${joint.map(wordsAt).join(language === 'zh' ? '、' : ', ')}</span>`}</dd></div>`}
    ${due === undefined ? '' : html`<div><dt>${words.when[language]}</dt><dd>${wordsAt(due)} ${meaning(due, language)}</dd></div>`}
  </dl>`
}

function meaning({ day, within }: Due, language: Language): Html {
  if (day !== undefined && isPlainDate(day)) return html`<time datetime="${day}">${dayText(day, language)}</time>`
  return within === undefined ? html`` : html`<span>${lengthText(within, language)}</span>`
}

function lengthText({ count, unit }: NonNullable<Due['within']>, language: Language): string {
  const plural = language === 'en' && count !== 1 ? 's' : ''
  return `${count} ${lengths[unit][language]}${plural}`
}
