import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { type FormError, fieldError, fieldId } from '#web/parts/error-summary.ts'
import { readingWords as words } from './reading-words.ts'
import { nothingOfDuty, type TypedDuty } from './typed-duty.ts'

/** Who is to do it, who with them, the words of the term and the day they mean; each can be said to be named nowhere. */
export function dutyFields(
  typed: TypedDuty,
  errors: readonly FormError[],
  language: Language,
  /** What is asked of one of these fields. */
  behind: (field: string) => Html,
): Html {
  const isOpen = Object.keys(nothingOfDuty).some(
    (name) =>
      typed[name as keyof TypedDuty] !== nothingOfDuty[name as keyof TypedDuty] ||
      errors.some(({ field }) => field === name),
  )
  const field = (name: 'unit' | 'joint' | 'due' | 'day', label: Html, control: Html): Html =>
    html`<div class="field"><label for="${fieldId(name)}">${label}</label>${fieldError(name, errors, language)}${control}</div>${behind(name)}`
  const described = (name: string): Html =>
    errors.some((error) => error.field === name)
      ? html`aria-invalid="true" aria-describedby="${fieldId(name)}-error"`
      : html``
  const input = (name: 'unit' | 'due' | 'day', type: string): Html =>
    html`<input id="${fieldId(name)}" name="${name}" ${type === 'date' ? html`type="date"` : html`maxlength="200"`} value="${typed[name]}" ${described(name)} />`
  const tick = (name: string, isTicked: boolean, label: string): Html =>
    html`<p class="field"><label class="tick"><input type="checkbox" name="${name}" value="yes" ${isTicked ? 'checked' : ''} /> <span>${label}</span></label></p>`
  return html`<details class="duty-fields" ${isOpen ? 'open' : ''}>
    <summary>${words.duty[language]}</summary>
    <p class="hint">${words.dutyHint[language]}</p>
    ${field('unit', html`${words.unit[language]}`, input('unit', 'text'))}
    ${field('joint', html`${words.joint[language]} <span class="hint">${words.jointHint[language]}</span>`, html`<textarea id="${fieldId('joint')}" name="joint" rows="2" ${described('joint')}>${typed.joint}</textarea>`)}
    ${tick('nobody', typed.isNobody, words.nobody[language])}
    ${field('due', html`${words.due[language]}`, input('due', 'text'))}
    ${field('day', html`${words.day[language]}`, input('day', 'date'))}
    ${tick('noTerm', typed.isNoTerm, words.noTerm[language])}
  </details>`
}
