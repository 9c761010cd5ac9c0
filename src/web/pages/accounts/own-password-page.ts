import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { visitorContextOf } from '#http/officer-context-of.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { knownBrowserOf, setSessionCookie } from '#http/session-cookie.ts'
import { signInTokenOf } from '#http/sign-in-token.ts'
import { changeOwnPassword } from '#operations/accounts/change-own-password.ts'
import { longestPassword } from '#operations/accounts/password-rules.ts'
import { page } from '#web/layout.ts'
import { proofFirst } from '#web/parts/accounts/fresh-proof.ts'
import { textBox } from '#web/parts/accounts/text-box.ts'
import { errorSummary, errorsAt, titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { newPasswordWords as words } from '#web/words/account-words.ts'

/** Where somebody changes their own password. */
export function ownPasswordPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/settings/password', (c) => passwordPage(c))
    .post('/settings/password', async (c) => {
      const form = await c.req.formData()
      if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/settings/password')
      const { signedIn, dependencies } = c.var
      const token = signInTokenOf(c)
      if (signedIn === null || token === undefined) return refusalPage(c, [{ code: 'not_signed_in' }], '/sign-in')
      const { accountId, provenAt } = signedIn
      const proving = { accountId, provenAt, token, browser: knownBrowserOf(c) }
      const current = typedText(form, 'current').slice(0, longestPassword)
      const password = typedText(form, 'password')
      const changed = await changeOwnPassword(dependencies.db, visitorContextOf(c), proving, { current, password })
      if (!changed.ok) {
        const first = changed.refusal.code === 'proof_needed' ? proofFirst(c, '/settings/password') : undefined
        return first ?? passwordPage(c, changed.refusal)
      }
      setSessionCookie(c, changed.value)
      return c.redirect('/settings?done=saved', 303)
    })
}

function passwordPage(c: Context<HttpEnv>, refusal?: AnyRefusal): Promise<Response> {
  const { language, signedIn } = c.var
  const field = refusal?.code.startsWith('sign_in') === true ? 'current' : 'password'
  const errors = errorsAt(field, refusal === undefined ? [] : [refusal], language)
  const line = { type: 'password', isRequired: true, errors } as const
  return page(c, {
    title: titleWith(errors, words.changeTitle[language], language),
    status: refusal === undefined ? 200 : refusalStatus[refusal.code],
    main: html`<div class="sign-in-form">${errorSummary(errors, language)}<h1>${words.changeTitle[language]}</h1><p>${words.resetLead[language]}</p>
      ${(signedIn?.failuresBefore ?? 0) === 0 ? '' : html`<p class="said" role="status">${words.failuresBefore[language].replace('{count}', String(signedIn?.failuresBefore))}</p>`}
      <form class="fields" method="post" action="/settings/password" data-turbo="false">${formTokenInput(c)}
        ${textBox({ ...line, field: 'current', label: words.current[language], autocomplete: 'current-password' }, language)}
        ${textBox({ ...line, field: 'password', label: words.password[language], hint: words.passwordHint[language], autocomplete: 'new-password' }, language)}
        <p><button class="button">${words.change[language]}</button></p></form></div>`,
  })
}
