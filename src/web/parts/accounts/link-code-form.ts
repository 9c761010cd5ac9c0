import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import type { Html } from '#web/html.ts'
import type { FormError } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { linkCodeWords as words } from '#web/words/link-code-words.ts'
import { textBox } from './text-box.ts'

type LinkCodeForm = {
  readonly action: string
  readonly label: string
  /** Once a script has found the code in the address: by itself, or by its person. */
  readonly sent: 'at_once' | 'by_hand'
  readonly errors: readonly FormError[]
}

/**
 * Takes the secret of a link in the body of a form, as it may stand in no address that a server is asked for. The island
 * `link-code` fills it in; without scripts it is pasted, alone or with the whole address.
 */
export function linkCodeForm(c: Context<HttpEnv>, { action, label, sent, errors }: LinkCodeForm): Html {
  const { language } = c.var
  return html`<form class="fields" method="post" action="${action}" data-turbo="false" data-link-code="${sent}">${formTokenInput(c)}
    ${textBox({ field: 'code', label: words.code[language], hint: words.hint[language], type: 'text', autocomplete: 'off', isRequired: true, errors }, language)}
    <p><button class="button">${label}</button></p></form>`
}

const longestCode = 100

/** The secret that was pasted; of a whole address what stands behind its `#`. */
export function linkCodeIn(form: FormData): string {
  return (typedText(form, 'code').trim().split('#').at(-1) ?? '').slice(0, longestCode)
}
