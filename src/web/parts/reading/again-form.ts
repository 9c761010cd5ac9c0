import { html } from 'hono/html'
import type { Html } from '#web/html.ts'
import { readingAddress } from './reading-address.ts'
import { readingWords as words } from './reading-words.ts'
import type { ColumnsContext } from './said-and-answered.ts'

/** Has the file read again; for those who work on readings. */
export function againForm({ readingId, language, csrf, filter }: Omit<ColumnsContext, 'linkTo'>): Html {
  if (csrf === null) return html``
  return html`<form id="read-again" method="post" action="${readingAddress(readingId, filter, '/again')}">
    <input type="hidden" name="csrf" value="${csrf}" />
    <button>${words.readAgain[language]}</button>
  </form>`
}
