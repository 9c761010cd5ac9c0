import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { passkeyWords as words } from '#web/words/passkey-words.ts'

type PasskeyForm = {
  /** Whether the browser is to make a passkey, or to answer with one it has. */
  readonly asks: 'create' | 'get'
  /** Where the browser's answer goes; the question is asked for at `/question` below it. */
  readonly action: string
  readonly label: string
  readonly fields: Html
}

/** A form that a passkey fills in: not shown until a script has seen that the browser has passkeys. */
export function passkeyForm({ asks, action, label, fields }: PasskeyForm, language: Language): Html {
  return html`<form class="${asks === 'create' ? 'fields' : 'other-way'}" method="post" action="${action}" data-turbo="false" data-passkey="${asks}"
      data-question="${action}/question" data-cancelled="${words.cancelled[language]}" data-failed="${words.failed[language]}"
      data-known="${words.known[language]}" hidden>
      <input type="hidden" name="answer" value="" />${fields}
      <p><button ${asks === 'create' ? html`class="button"` : ''}>${label}</button></p>
      <p role="alert" data-passkey-fault></p></form>`
}
