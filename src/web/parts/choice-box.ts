import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { listWords as words } from '#web/words/list-words.ts'

export type Choice = { readonly value: string; readonly text: string }

/** A drop-down of a filter: anything, or one of these. */
export function choiceBox(
  box: {
    readonly name: string
    readonly label: string
    readonly chosen: string | undefined
    readonly choices: readonly Choice[]
  },
  language: Language,
): Html {
  return html`<label class="choice">${box.label}
    <select name="${box.name}">
      <option value="">${words.any[language]}</option>
      ${box.choices.map(
        ({ value, text }) => html`<option value="${value}" ${value === box.chosen ? 'selected' : ''}>${text}</option>`,
      )}
    </select></label>`
}

/** Where words or a number are typed; `/` leads here. With a heading, the usual label becomes its hint. */
export function searchBox(value: string, language: Language, heading?: string): Html {
  const hint = words.search[language]
  return html`<label class="choice choice-search">${
    heading === undefined ? hint : html`<strong>${heading}</strong> <span class="hint">${hint}</span>`
  }
    <input type="search" name="q" value="${value}" maxlength="100" /></label>`
}
