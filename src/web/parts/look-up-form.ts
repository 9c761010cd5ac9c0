import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { frontWords as words } from '#web/words/front-words.ts'
import { type FormError, fieldError, fieldId } from './error-summary.ts'

/** A box for a case's number. */
export function lookUpForm(number: string, errors: readonly FormError[], language: Language): Html {
  const id = fieldId('number')
  const described = errors.length === 0 ? `${id}-hint` : `${id}-hint ${id}-error`
  return html`<form class="fields look-up" method="get" action="/public/look-up">
    <div class="${errors.length === 0 ? 'field' : 'field has-error'}">
      <label for="${id}">${words.lookUpTitle[language]}</label>
      <p class="hint" id="${id}-hint">${words.lookUpHint[language]}</p>
      ${fieldError('number', errors, language)}
      <div class="one-line">
        <input id="${id}" name="number" type="text" value="${number}" autocomplete="off" maxlength="100" spellcheck="false"
          aria-describedby="${described}" ${errors.length === 0 ? '' : html`aria-invalid="true"`} />
        <button class="button">${words.lookUpButton[language]}</button>
      </div>
    </div>
  </form>`
}
