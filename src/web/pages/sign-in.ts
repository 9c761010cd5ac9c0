import type { Context } from 'hono'
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { refusalText } from '#http/refusal-text.ts'
import {
  clearSessionCookie,
  keepKnownBrowser,
  knownBrowserOf,
  sessionCookie,
  setSessionCookie,
} from '#http/session-cookie.ts'
import { longestPassword } from '#operations/accounts/password-rules.ts'
import { type SignInRefusal, signIn, signOut } from '#operations/sign-in.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { textBox } from '#web/parts/accounts/text-box.ts'
import { errorSummary, type FormError, titleWith } from '#web/parts/error-summary.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { safePath } from '#web/parts/safe-path.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { signInWords as words } from '#web/words/sign-in-words.ts'

/** Signing in with a password, and out again. */
export function signInPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/sign-in', (c) => {
      const next = safePath(c.req.query('next'), '/inbox')
      return c.var.signedIn === null ? formPage(c, { login: '', next, errors: [], status: 200 }) : c.redirect(next, 303)
    })
    .post('/sign-in', enter)
    .post('/sign-out', async (c) => {
      if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], '/inbox')
      const token = getCookie(c, sessionCookie)
      if (token !== undefined) await signOut(c.var.dependencies.db, token, c.var.at)
      clearSessionCookie(c)
      // Cached pages and their pictures of the inside go with the sign-in.
      c.header('clear-site-data', '"cache"')
      return c.redirect('/', 303)
    })
}

async function enter(c: Context<HttpEnv>): Promise<Response> {
  const form = await c.req.formData()
  const login = typedText(form, 'login').trim()
  const password = typedText(form, 'password')
  const next = safePath(form.get('next'), '/inbox')
  const missing = missingFields(c, login, password)
  if (missing.length > 0) return formPage(c, { login, next, errors: missing, status: 422 })

  const { dependencies, at, address } = c.var
  const signedIn =
    login.length > 100 || password.length > longestPassword
      ? ({ ok: false, refusal: { code: 'sign_in_failed' } } as const)
      : await signIn(dependencies.db, at, dependencies.chance, { login, password, address, browser: knownBrowserOf(c) })
  if (!signedIn.ok) {
    return formPage(c, {
      login,
      next,
      errors: [refusedAs(c, signedIn.refusal)],
      status: refusalStatus[signedIn.refusal.code],
    })
  }
  setSessionCookie(c, signedIn.value.token, signedIn.value.expiresAt)
  keepKnownBrowser(c, signedIn.value.browser)
  return c.redirect(next, 303)
}

function missingFields(c: Context<HttpEnv>, login: string, password: string): readonly FormError[] {
  const { language } = c.var
  return [
    ...(login === '' ? [{ field: 'login', text: words.loginMissing[language] }] : []),
    ...(password === '' ? [{ field: 'password', text: words.passwordMissing[language] }] : []),
  ]
}

/** Which of the two is wrong is told to nobody. */
function refusedAs(c: Context<HttpEnv>, refusal: SignInRefusal): FormError {
  return { field: 'login', text: refusalText(refusal, c.var.language, { procedure: null, unitName: (id) => id }) }
}

type FormShown = {
  readonly login: string
  readonly next: string
  readonly errors: readonly FormError[]
  readonly status: 200 | 401 | 422 | 429
}

function formPage(c: Context<HttpEnv>, { login, next, errors, status }: FormShown): Promise<Response> {
  const { language } = c.var
  return page(c, {
    title: titleWith(errors, words.title[language], language),
    isPublic: true,
    status,
    main: html`<div class="sign-in"><div class="sign-in-form">
      ${errorSummary(errors, language)}
      <h1>${words.title[language]}</h1>
      <form class="fields" method="post" action="/sign-in">
        <input type="hidden" name="next" value="${next}" />
        ${textBox({ field: 'login', label: words.login[language], type: 'text', autocomplete: 'username', value: login, isRequired: true, errors }, language)}
        ${textBox({ field: 'password', label: words.password[language], type: 'password', autocomplete: 'current-password', isRequired: true, errors }, language)}
        <p><button class="button">${words.submit[language]}</button></p>
      </form>
      <p><a href="/forgotten-password">${words.forgotten[language]}</a></p>
      <p class="hint">${words.publicHint[language]}</p></div>
      ${demonstrationLogins(c, next)}</div>`,
  })
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
