import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { type FormError, fieldError, fieldId } from '#web/parts/error-summary.ts'
import { kindWords, readingWords as words } from './reading-words.ts'

/** What somebody typed into a form that adds or changes a finding, as it came. */
export type TypedFinding = {
  readonly kind: string
  readonly speaker: string
  readonly words: string
  readonly start: string
  readonly end: string
}

/** A form that was not taken: what was typed, and what is wrong with it. */
export type RefusedFinding = { readonly typed: TypedFinding; readonly errors: readonly FormError[] }

export function typedFinding(form: FormData): TypedFinding {
  const text = (name: string): string => String(form.get(name) ?? '')
  return { kind: text('kind'), speaker: text('speaker'), words: text('words'), start: text('start'), end: text('end') }
}

/** Kind, speaker and exact words with their place; a script fills in words and place where somebody marks them in the source. */
export function findingFields(
  typed: TypedFinding,
  errors: readonly FormError[],
  language: Language,
  /** What belongs to the words. */
  behindWords: Html = html``,
): Html {
  const isWrong = errors.some(({ field }) => field === 'words')
  return html`<input type="hidden" name="start" value="${typed.start}" />
    <input type="hidden" name="end" value="${typed.end}" />
    <div class="field">
      <label for="${fieldId('words')}">${words.exactWords[language]}</label>
      ${fieldError('words', errors, language)}
      <textarea id="${fieldId('words')}" name="words" rows="4" required ${isWrong ? html`aria-invalid="true" aria-describedby="${fieldId('words')}-error"` : ''}>${typed.words}</textarea>
    </div>
    ${behindWords}
    <p class="field">
      <label for="${fieldId('kind')}">${words.kind[language]}</label>
      <select id="${fieldId('kind')}" name="kind">${Object.entries(kindWords).map(
        ([code, label]) =>
          html`<option value="${code}" ${code === typed.kind ? 'selected' : ''}>${label[language]}</option>`,
      )}</select>
    </p>
    <p class="field">
      <label for="${fieldId('speaker')}">${words.speaker[language]}</label>
      <input id="${fieldId('speaker')}" name="speaker" maxlength="60" value="${typed.speaker}" />
    </p>`
}
