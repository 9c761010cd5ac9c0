import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { paperWords as words } from '#web/words/paper-words.ts'

/** The same paper as files, the way back to choosing, and that a page shows only the first so many. */
export function paperTools(
  url: URL,
  formats: readonly ('xlsx' | 'docx')[],
  shownOnly: number | null,
  language: Language,
): Html {
  return html`<p class="paper-tools"><a href="/papers${url.search}">${words.chooseAgain[language]}</a>
    ${formats.map(
      (format) =>
        html`<a href="${url.pathname}.${format}${url.search}" data-turbo="false">${format === 'xlsx' ? words.asExcel[language] : words.asWord[language]}</a>`,
    )}</p>
    ${shownOnly === null ? '' : html`<p class="notice paper-tools" role="status">${words.firstOnly(shownOnly)[language]}</p>`}`
}
