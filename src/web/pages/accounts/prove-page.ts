import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { visitorContextOf } from '#http/officer-context-of.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { refusalText } from '#http/refusal-text.ts'
import { knownBrowserOf } from '#http/session-cookie.ts'
import { signInTokenOf } from '#http/sign-in-token.ts'
import { longestPassword } from '#operations/accounts/password-rules.ts'
import { proveByPassword } from '#operations/accounts/prove-again.ts'
import type { SignInRefusal } from '#operations/sign-in.ts'
import { page } from '#web/layout.ts'
import { textBox } from '#web/parts/accounts/text-box.ts'
import { errorSummary, titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { safePath } from '#web/parts/safe-path.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { proveWords as words } from '#web/words/account-words.ts'

/** Asks who is signed in to prove it again, then leads on. */
export function provePages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/prove', (c) => provePage(c, safePath(c.req.query('next'), '/inbox')))
    .post('/prove', async (c) => {
      const form = await c.req.formData()
      const next = safePath(form.get('next'), '/inbox')
      if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/inbox')
      const { signedIn, dependencies } = c.var
      const token = signInTokenOf(c)
      if (signedIn === null || token === undefined) return refusalPage(c, [{ code: 'not_signed_in' }], '/sign-in')
      const proving = { accountId: signedIn.accountId, token, browser: knownBrowserOf(c) }
      const password = typedText(form, 'password').slice(0, longestPassword)
      const proved = await proveByPassword(dependencies.db, visitorContextOf(c), proving, password)
      return proved.ok ? c.redirect(next, 303) : provePage(c, next, proved.refusal)
    })
}

function provePage(c: Context<HttpEnv>, next: string, refusal?: SignInRefusal): Promise<Response> {
  const { language } = c.var
  const text = refusal === undefined ? '' : refusalText(refusal, language, { procedure: null, unitName: (id) => id })
  const errors = refusal === undefined ? [] : [{ field: 'password', text }]
  return page(c, {
    title: titleWith(errors, words.title[language], language),
    status: refusal === undefined ? 200 : refusalStatus[refusal.code],
    main: html`<div class="sign-in-form">${errorSummary(errors, language)}<h1>${words.title[language]}</h1><p>${words.lead[language]}</p>
      <form class="fields" method="post" action="/prove" data-turbo="false">${formTokenInput(c)}
        <input type="hidden" name="next" value="${next}" />
        ${textBox({ field: 'password', label: words.password[language], type: 'password', autocomplete: 'current-password', isRequired: true, errors }, language)}
        <p><button class="button">${words.confirm[language]}</button></p></form></div>`,
  })
}
