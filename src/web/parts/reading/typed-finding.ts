import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { type FormError, fieldError, fieldId } from '#web/parts/error-summary.ts'
import { dutyFields } from './duty-fields.ts'
import { type PlaceChoice, placeBox } from './place-choice.ts'
import { kindWords, readingWords as words } from './reading-words.ts'
import { type TypedDuty, typedDuty } from './typed-duty.ts'

/** What somebody typed into a form that adds or changes a finding, as it came. */
export type TypedFinding = {
  readonly kind: string
  readonly speaker: string
  readonly words: string
  readonly start: string
  readonly end: string
  readonly duty: TypedDuty
  /** The places that were chosen for typed words, by field. */
  readonly at: Readonly<Record<string, string>>
}

/** A form that was not taken: what was typed, what is wrong with it, and of which words it is asked where they stand. */
export type RefusedFinding = {
  readonly typed: TypedFinding
  readonly errors: readonly FormError[]
  readonly choice?: ChoiceInText
}

export type ChoiceInText = { readonly choice: PlaceChoice; readonly text: string }

export function typedFinding(form: FormData): TypedFinding {
  const text = (name: string): string => String(form.get(name) ?? '')
  const at = [...form.keys()].filter((name) => /^(?:words|unit|joint|due)At\d*$/.test(name))
  return {
    ...{ kind: text('kind'), speaker: text('speaker'), words: text('words'), start: text('start'), end: text('end') },
    duty: typedDuty(form),
    at: Object.fromEntries(at.map((name) => [name, text(name)])),
  }
}

/** Kind, speaker and exact words with their place; a script fills in words and place where somebody marks them in the source. */
export function findingFields(
  { typed, errors, choice: asked }: RefusedFinding,
  language: Language,
  /** What belongs to the words. */
  behindWords: Html = html``,
): Html {
  const isWrong = errors.some(({ field }) => field === 'words')
  const choiceAt = (field: string): Html =>
    asked?.choice.part === field ? placeBox(asked.choice, asked.text, language) : html``
  const chosen = Object.entries(typed.at).filter(([name]) => name !== asked?.choice.name)
  return html`<input type="hidden" name="start" value="${typed.start}" />
    <input type="hidden" name="end" value="${typed.end}" />
    ${chosen.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <div class="field">
      <label for="${fieldId('words')}">${words.exactWords[language]}</label>
      ${fieldError('words', errors, language)}
      <textarea id="${fieldId('words')}" name="words" rows="4" required ${isWrong ? html`aria-invalid="true" aria-describedby="${fieldId('words')}-error"` : ''}>${typed.words}</textarea>
    </div>
    ${choiceAt('words')}
    ${behindWords}
    <div class="field">
      <label for="${fieldId('kind')}">${words.kind[language]}</label>
      ${fieldError('kind', errors, language)}
      <select id="${fieldId('kind')}" name="kind">${Object.entries(kindWords).map(
        ([code, label]) =>
          html`<option value="${code}" ${code === typed.kind ? 'selected' : ''}>${label[language]}</option>`,
      )}</select>
    </div>
    <p class="field">
      <label for="${fieldId('speaker')}">${words.speaker[language]}</label>
      <input id="${fieldId('speaker')}" name="speaker" maxlength="60" value="${typed.speaker}" />
    </p>
    ${dutyFields(typed.duty, errors, language, choiceAt)}`
}
