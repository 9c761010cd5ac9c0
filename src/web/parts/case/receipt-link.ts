import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { logWords as words } from '#web/words/log-words.ts'

/** Where the proof that an act stands in the log is downloaded. */
export function receiptLink(caseId: string, seq: number, language: Language): Html {
  return html`<a href="/log/receipts/${caseId}/${seq}.tlog-proof" data-turbo="false" download>${words.download[language]}<span class="visually-hidden"> ${seq}</span></a>`
}
