import type { Context } from 'hono'
import { html } from 'hono/html'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { HttpEnv } from '#http/http-env.ts'
import type { OfferedKey } from '#operations/accounts/set-up-codes.ts'
import type { Html } from '#web/html.ts'
import type { FormError } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { codeWords as words } from '#web/words/code-words.ts'
import { qrCode } from './qr-code.ts'
import { textBox } from './text-box.ts'

/** A code that was not taken, and the offer it was of: the same key is shown again. */
export type NotTaken = { readonly refusal: AnyRefusal; readonly offer: string }

type SetUp = { readonly action: string; readonly next: string; readonly errors: readonly FormError[] }

/** Shows a key to give to an authenticator, as a QR code, in groups of four and as a link, and takes the first code of it. */
export function setUpForm(c: Context<HttpEnv>, offered: OfferedKey, { action, next, errors }: SetUp): Html {
  const { language, dependencies } = c.var
  const issuer = dependencies.city.name_zh
  const name = `${issuer}:${offered.login}`
  const link = `otpauth://totp/${encodeURIComponent(name)}?secret=${offered.key}&issuer=${encodeURIComponent(issuer)}`
  return html`<p>${words.stepKey[language]}</p>
    ${qrCode(link, words.qrCode[language])}
    <dl class="link-slip"><div><dt>${words.name[language]}</dt><dd>${name}</dd></div>
      <div><dt>${words.key[language]}</dt><dd><code class="link-address">${inFours(offered.key)}</code></dd></div></dl>
    <p><a href="${link}">${words.openApp[language]}</a></p>
    <form class="fields" method="post" action="${action}" data-turbo="false">${formTokenInput(c)}<input type="hidden" name="next" value="${next}" /><input type="hidden" name="offer" value="${offered.offer}" />
      ${textBox({ field: 'code', label: words.firstCode[language], type: 'text', autocomplete: 'one-time-code', isRequired: true, errors }, language)}
      <p><button class="button">${words.turnOn[language]}</button></p></form>`
}

/** As people read and type it. */
export function inFours(text: string): string {
  return (text.match(/.{1,4}/g) ?? []).join(' ')
}
