import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { hasFormToken } from '#http/form-token.ts'
import { holderContextOf } from '#http/holder-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { visitorContextOf } from '#http/officer-context-of.ts'
import { passkeySiteOf } from '#http/passkey-site-of.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { knownBrowserOf, setSessionCookie } from '#http/session-cookie.ts'
import { signInTokenOf } from '#http/sign-in-token.ts'
import type { NewSignIn } from '#operations/accounts/begin-sign-in.ts'
import type { PasskeyRefusal } from '#operations/accounts/passkey-refusal.ts'
import { longestPassword } from '#operations/accounts/password-rules.ts'
import { type ProofRefusal, proveByPassword } from '#operations/accounts/prove-again.ts'
import { askForOwnPasskey, proveByPasskey } from '#operations/accounts/prove-by-passkey.ts'
import { factorAsked } from '#operations/accounts/second-factor.ts'
import { longestCode } from '#operations/accounts/take-code.ts'
import { listIdentities } from '#store/account-identities.ts'
import { findAccountSecretById } from '#store/accounts.ts'
import { listPasskeys } from '#store/passkeys.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { codeBox } from '#web/parts/accounts/code-box.ts'
import { passkeyForm } from '#web/parts/accounts/passkey-form.ts'
import { providerForm } from '#web/parts/accounts/provider-form.ts'
import { textBox } from '#web/parts/accounts/text-box.ts'
import { errorSummary, errorsAt, type FormError, titleWith } from '#web/parts/error-summary.ts'
import { formTokenInput } from '#web/parts/form-token-input.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { safePath } from '#web/parts/safe-path.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { proveWords as words } from '#web/words/account-words.ts'
import { passkeyWords } from '#web/words/passkey-words.ts'

/** Asks who is signed in to prove it again, then leads on. */
export function provePages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/prove', (c) => provePage(c, safePath(c.req.query('next'), '/inbox')))
    .post('/prove/passkey/question', question)
    .post('/prove/passkey', byPasskey)
    .post('/prove', async (c) => {
      const form = await c.req.formData()
      const next = safePath(form.get('next'), '/inbox')
      if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/inbox')
      const { signedIn, dependencies } = c.var
      const token = signInTokenOf(c)
      if (signedIn === null || token === undefined) return refusalPage(c, [{ code: 'not_signed_in' }], '/sign-in')
      const proving = { accountId: signedIn.accountId, token, browser: knownBrowserOf(c) }
      const password = typedText(form, 'password').slice(0, longestPassword)
      const code = { typed: typedText(form, 'code').slice(0, longestCode), sealingKeys: dependencies.sealingKeys }
      const proved = await proveByPassword(dependencies.db, visitorContextOf(c), proving, password, code)
      return proved.ok ? goOn(c, proved.value, next) : provePage(c, next, proved.refusal)
    })
}

async function question(c: Context<HttpEnv>): Promise<Response> {
  const site = passkeySiteOf(c)
  if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], '/inbox')
  if (site === null) return refusalPage(c, [{ code: 'passkeys_off' }], '/prove')
  const asked = await askForOwnPasskey(c.var.dependencies.db, holderContextOf(c), site)
  return asked.ok ? c.json(asked.value) : refusalPage(c, [asked.refusal], '/prove')
}

async function byPasskey(c: Context<HttpEnv>): Promise<Response> {
  const site = passkeySiteOf(c)
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/inbox')
  if (site === null) return refusalPage(c, [{ code: 'passkeys_off' }], '/prove')
  const next = safePath(form.get('next'), '/inbox')
  const proved = await proveByPasskey(c.var.dependencies.db, holderContextOf(c), site, typedText(form, 'answer'))
  return proved.ok ? goOn(c, proved.value, next) : provePage(c, next, proved.refusal)
}

function goOn(c: Context<HttpEnv>, signIn: NewSignIn, next: string): Response {
  setSessionCookie(c, signIn)
  return c.redirect(next, 303)
}

async function provePage(
  c: Context<HttpEnv>,
  next: string,
  refusal?: ProofRefusal | PasskeyRefusal,
): Promise<Response> {
  const { language, dependencies } = c.var
  const isLinked = (await listIdentities(dependencies.db, holderContextOf(c).holder.accountId)).length > 0
  const own = await listPasskeys(dependencies.db, holderContextOf(c).holder.accountId)
  const withPasskey = own.length > 0 && passkeySiteOf(c) !== null
  const account = await findAccountSecretById(dependencies.db, holderContextOf(c).holder.accountId)
  const asked = account === undefined ? 'none' : factorAsked(account, dependencies.accountRules)
  const byPasskeyAlone = asked === 'passkey'
  const field = refusal !== undefined && aboutCode.includes(refusal.code) ? 'code' : 'password'
  const errors = errorsAt(field, refusal === undefined ? [] : [refusal], language)
  return page(c, {
    title: titleWith(errors, words.title[language], language),
    status: refusal === undefined ? 200 : refusalStatus[refusal.code],
    islands: withPasskey ? ['passkeys'] : [],
    main: html`<div class="sign-in-form">${errorSummary(errors, language)}<h1>${words.title[language]}</h1><p>${words.lead[language]}</p>
      ${byPasskeyAlone ? '' : passwordWay(c, next, errors, asked === 'code')}
      ${withPasskey ? passkeyWay(c, next) : ''}
      ${isLinked && !byPasskeyAlone ? providerForm(c, 'prove', { action: '/prove/provider', next }) : ''}</div>`,
  })
}

const aboutCode: readonly string[] = ['code_demanded', 'one_time_code_wrong', 'codes_not_opened']

function passwordWay(c: Context<HttpEnv>, next: string, errors: readonly FormError[], withCode: boolean): Html {
  const { language } = c.var
  return html`<form class="fields" method="post" action="/prove" data-turbo="false">${formTokenInput(c)}
    <input type="hidden" name="next" value="${next}" />
    ${textBox({ field: 'password', label: words.password[language], type: 'password', autocomplete: 'current-password', isRequired: true, errors }, language)}
    ${withCode ? codeBox(errors, language) : ''}
    <p><button class="button">${words.confirm[language]}</button></p></form>`
}

function passkeyWay(c: Context<HttpEnv>, next: string): Html {
  const { language } = c.var
  const fields = html`${formTokenInput(c)}<input type="hidden" name="next" value="${next}" />`
  return passkeyForm({ asks: 'get', action: '/prove/passkey', label: passkeyWords.prove[language], fields }, language)
}
