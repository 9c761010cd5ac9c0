import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { batchWords as words } from '#web/words/batch-words.ts'

/** The box that chooses a row. */
export function pickBox(key: string, title: string, language: Language): Html {
  return html`<input type="checkbox" name="item" value="${key}" aria-label="${words.pick[language]} ${title}" />`
}

/** A table whose rows can be chosen and acted on together; `action` where the list is of one step. */
export function pickForm(table: Html, back: string, language: Language, action?: string): Html {
  return html`<form method="get" action="/batch" class="pick-rows" data-turbo="false">
    <input type="hidden" name="back" value="${back}" />${action === undefined ? '' : html`<input type="hidden" name="action" value="${action}" />`}
    ${table}
    <p class="pick-end"><button>${words.go[language]}</button> <span class="hint">${words.pickHint[language]}</span></p></form>`
}
