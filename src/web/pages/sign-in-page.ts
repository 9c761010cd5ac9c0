import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { passkeySiteOf } from '#http/passkey-site-of.ts'
import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { type PageParts, page } from '#web/layout.ts'
import { passkeyForm } from '#web/parts/accounts/passkey-form.ts'
import { providerForm } from '#web/parts/accounts/provider-form.ts'
import { textBox } from '#web/parts/accounts/text-box.ts'
import { errorSummary, type FormError, titleWith } from '#web/parts/error-summary.ts'
import { passkeyWords } from '#web/words/passkey-words.ts'
import { signInWords as words } from '#web/words/sign-in-words.ts'

export type SignInShown = {
  readonly login: string
  readonly next: string
  readonly errors: readonly FormError[]
  readonly status: PageParts['status']
}

/** The page on which one signs in, by whatever ways there are here. */
export function signInPage(c: Context<HttpEnv>, { login, next, errors, status }: SignInShown): Promise<Response> {
  const { language } = c.var
  const passkeySite = passkeySiteOf(c)
  return page(c, {
    title: titleWith(errors, words.title[language], language),
    isPublic: true,
    status: status ?? 200,
    islands: passkeySite === null ? [] : ['passkeys'],
    main: html`<div class="sign-in"><div class="sign-in-form">
      ${errorSummary(errors, language)}
      <h1>${words.title[language]}</h1>
      ${c.req.query('done') === 'password' ? html`<p class="said" role="status">${words.passwordSet[language]}</p>` : ''}
      <form class="fields" method="post" action="/sign-in">
        <input type="hidden" name="next" value="${next}" />
        ${textBox({ field: 'login', label: words.login[language], type: 'text', autocomplete: 'username', value: login, isRequired: true, errors }, language)}
        ${textBox({ field: 'password', label: words.password[language], type: 'password', autocomplete: 'current-password', isRequired: true, errors }, language)}
        <p><button class="button">${words.submit[language]}</button></p>
      </form>
      ${passkeySite === null ? '' : passkeyWay(next, language)}
      ${providerForm(c, 'signIn', { action: '/sign-in/provider', next })}
      <p><a href="/forgotten-password">${words.forgotten[language]}</a></p>
      <p class="hint">${words.publicHint[language]}</p></div>
      ${demonstrationLogins(c, next)}</div>`,
  })
}

function passkeyWay(next: string, language: Language): Html {
  const fields = html`<input type="hidden" name="next" value="${next}" />`
  return passkeyForm(
    { asks: 'get', action: '/sign-in/passkey', label: passkeyWords.signIn[language], fields },
    language,
  )
}

/** So many stand open; the rest fold away. */
const loginsShown = 13

function demonstrationLogins(c: Context<HttpEnv>, next: string): Html {
  const { language, dependencies } = c.var
  const { demonstration } = dependencies
  if (demonstration === null) return html``
  const { logins, password } = demonstration
  const rows = (some: typeof logins): Html =>
    html`<ul class="rows">${some.map(
      (one) => html`<li><form method="post" action="/sign-in">
        <input type="hidden" name="next" value="${next}" />
        <input type="hidden" name="login" value="${one.login}" />
        <input type="hidden" name="password" value="${password}" />
        <span>${one[language]} <span class="hint">${one.login}</span></span>
        <button aria-label="${words.as[language]} ${one[language]}">${words.as[language]}</button>
      </form></li>`,
    )}</ul>`
  const folded = logins.slice(loginsShown)
  return html`<section class="sign-in-demonstration" aria-labelledby="demonstration-title">
    <h2 id="demonstration-title">${words.demonstration[language]}</h2>
    <p class="hint">${words.demonstrationHint[language]} <kbd>${password}</kbd></p>
    ${rows(logins.slice(0, loginsShown))}
    ${
      folded.length === 0
        ? ''
        : html`<details><summary>${words.others[language]} <span class="count">${folded.length}</span></summary>${rows(folded)}</details>`
    }
  </section>`
}
