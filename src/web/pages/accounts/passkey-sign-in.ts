import type { Context } from 'hono'
import { Hono } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { visitorContextOf } from '#http/officer-context-of.ts'
import { dropOwnCookie, keepOwnCookie, ownCookie } from '#http/own-cookie.ts'
import { passkeySiteOf } from '#http/passkey-site-of.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { keepKnownBrowser, knownBrowserOf, setSessionCookie } from '#http/session-cookie.ts'
import { challengeMinutes } from '#operations/accounts/passkey-challenge.ts'
import { askForPasskey, signInByPasskey } from '#operations/accounts/sign-in-by-passkey.ts'
import { signInPage } from '#web/pages/sign-in-page.ts'
import { errorsAt } from '#web/parts/error-summary.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { safePath } from '#web/parts/safe-path.ts'
import { typedText } from '#web/parts/typed-text.ts'

/** Which browser was asked for a passkey: the answer counts from that one alone. */
const askedCookie = 'huiying_passkey'

/** Signing in with a passkey: the browser is asked, then its answer is taken. */
export function passkeySignIn(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().post('/sign-in/passkey/question', ask).post('/sign-in/passkey', enter)
}

async function ask(c: Context<HttpEnv>): Promise<Response> {
  const site = passkeySiteOf(c)
  if (site === null) return refusalPage(c, [{ code: 'passkeys_off' }], '/sign-in')
  const { dependencies } = c.var
  const holder = dependencies.chance.salt()
  const question = await askForPasskey(dependencies.db, visitorContextOf(c), site, holder)
  keepOwnCookie(c, askedCookie, { value: holder, maxAge: challengeMinutes * 60 })
  return c.json(question)
}

async function enter(c: Context<HttpEnv>): Promise<Response> {
  const site = passkeySiteOf(c)
  if (site === null) return refusalPage(c, [{ code: 'passkeys_off' }], '/sign-in')
  const { dependencies, language } = c.var
  const form = await c.req.formData()
  const next = safePath(form.get('next'), '/inbox')
  const given = { holder: ownCookie(c, askedCookie) ?? '', answer: typedText(form, 'answer') }
  dropOwnCookie(c, askedCookie)
  const context = { ...visitorContextOf(c), browser: knownBrowserOf(c) }
  const entered = await signInByPasskey(dependencies.db, context, site, given)
  if (!entered.ok) {
    const errors = errorsAt('login', [entered.refusal], language)
    return signInPage(c, { login: '', next, errors, status: refusalStatus[entered.refusal.code] })
  }
  setSessionCookie(c, entered.value)
  keepKnownBrowser(c, entered.value.browser)
  return c.redirect(next, 303)
}
