import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { type FormError, fieldError, fieldId } from '#web/parts/error-summary.ts'

export type TextBox = {
  readonly field: string
  readonly label: string
  readonly hint?: string
  readonly type: 'text' | 'password' | 'email'
  readonly autocomplete: string
  readonly value?: string
  readonly isRequired?: boolean
  /** How many characters it takes. */
  readonly longest?: number
  readonly errors: readonly FormError[]
}

/** A labelled line to type into, with its hint and what is wrong with it. */
export function textBox(box: TextBox, language: Language): Html {
  const { field, label, hint, type, autocomplete, value, isRequired, longest, errors } = box
  const id = fieldId(field)
  const hasError = errors.some((error) => error.field === field)
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(hasError ? [`${id}-error`] : [])].join(' ')
  return html`<div class="${hasError ? 'field has-error' : 'field'}">
    <label for="${id}">${label}</label>
    ${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${fieldError(field, errors, language)}
    <input id="${id}" name="${field}" type="${type}" value="${value ?? ''}" autocomplete="${autocomplete}"
      autocapitalize="none" spellcheck="false" ${isRequired === true ? html`aria-required="true"` : ''} ${longest === undefined ? '' : html`maxlength="${longest}"`}
      ${described === '' ? '' : html`aria-describedby="${described}"`} ${hasError ? html`aria-invalid="true"` : ''} />
  </div>`
}
