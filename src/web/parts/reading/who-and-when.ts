import { html } from 'hono/html'
import { isByHand } from '#intake/duty/kept-duty.ts'
import type { Due } from '#intake/reading.ts'
import type { Label, Language } from '#kernel/label.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import type { Html } from '#web/html.ts'
import { dayText } from '#web/parts/case/day-text.ts'
import type { NumberedFinding } from './finding-groups.ts'
import { readingWords } from './reading-words.ts'

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

/** Who is to do what a finding says, and by when, in its own words, also that a person says it is not named; nothing where neither is told. */
export function whoAndWhen(
  { finding: { duty }, wordsAt }: Pick<NumberedFinding, 'finding' | 'wordsAt'>,
  language: Language,
): Html {
  const { unit, joint = [], due } = duty ?? {}
  const isNobody = unit === undefined && joint.length === 0
  const [isWho, isWhen] = [isByHand(duty, 'who'), isByHand(duty, 'when')]
  if (isNobody && due === undefined && !isWho && !isWhen) return html``
  const byHand = (is: boolean) => (is ? html` <span class="hint">${readingWords.byHand[language]}</span>` : '')
  const notSaid = readingWords.notSaid[language]
  return html`<dl class="finding-duty">
    ${isNobody && !isWho ? '' : html`<div><dt>${words.who[language]}</dt><dd>${isNobody ? notSaid : unit === undefined ? '' : wordsAt(unit)}${joint.length === 0 ? '' : html` <span class="finding-joint">${words.joint[language]} ${joint.map(wordsAt).join(language === 'zh' ? '、' : ', ')}</span>`}${byHand(isWho)}</dd></div>`}
    ${due === undefined && !isWhen ? '' : html`<div><dt>${words.when[language]}</dt><dd>${due === undefined ? notSaid : html`${wordsAt(due)} ${meaning(due, language)}`}${byHand(isWhen)}</dd></div>`}
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
