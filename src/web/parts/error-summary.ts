import { html } from 'hono/html'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { refusalText, type Words } from '#http/refusal-text.ts'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { formWords } from '#web/words/form-words.ts'

/** One thing wrong with a form; `field` is null when it is about the whole. */
export type FormError = { readonly field: string | null; readonly text: string }

/** The id of a field's control: what the error summary links to. */
export function fieldId(field: string): string {
  return `field-${field}`
}

/** Refusals in words, each with the field it is about. */
export function formErrors(refusals: readonly AnyRefusal[], language: Language, words: Words): readonly FormError[] {
  return refusals.map((refusal) => ({
    field: 'field' in refusal ? refusal.field : null,
    text: refusalText(refusal, language, words),
  }))
}

/** Refusals in words, all of them about one field or the whole, where no words of a kind of case are needed. */
export function errorsAt(
  field: FormError['field'],
  refusals: readonly AnyRefusal[],
  language: Language,
): readonly FormError[] {
  return formErrors(refusals, language, { procedure: null, unitName: (id) => id }).map(({ text }) => ({ field, text }))
}

/** What is wrong, at the top of the form: announced, focused, each line leading to its field. Nothing when all is well. */
export function errorSummary(errors: readonly FormError[], language: Language): Html {
  if (errors.length === 0) return html``
  return html`<div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
    <h2 id="error-summary-title">${formWords.errorSummary[language]}</h2>
    <ul>
      ${errors.map(
        ({ field, text }) => html`<li>${field === null ? text : html`<a href="#${fieldId(field)}">${text}</a>`}</li>`,
      )}
    </ul>
  </div>`
}

/** A page's title, which says first that something is wrong. */
export function titleWith(errors: readonly FormError[], title: string, language: Language): string {
  return errors.length === 0 ? title : `${formWords.errorPrefix[language]}${title}`
}

/** The same words once more at the field itself. */
export function fieldError(field: string, errors: readonly FormError[], language: Language): Html {
  const own = errors.filter((error) => error.field === field)
  if (own.length === 0) return html``
  return html`<p class="field-error" id="${fieldId(field)}-error">
    <span class="visually-hidden">${formWords.errorPrefix[language]}</span>${own.map(({ text }) => text).join(' ')}
  </p>`
}
