import type { Context } from 'hono'
import { Hono } from 'hono'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import {
  clearSessionCookie,
  keepKnownBrowser,
  knownBrowserOf,
  sessionCookieOf,
  setSessionCookie,
} from '#http/session-cookie.ts'
import { longestPassword } from '#operations/accounts/password-rules.ts'
import { signIn, signOut } from '#operations/sign-in.ts'
import { toSecondStep } from '#web/parts/accounts/to-second-step.ts'
import { errorsAt, type FormError } from '#web/parts/error-summary.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { safePath } from '#web/parts/safe-path.ts'
import { typedText } from '#web/parts/typed-text.ts'
import { signInWords as words } from '#web/words/sign-in-words.ts'
import { signInPage } from './sign-in-page.ts'

/** Signing in with a password, and out again. */
export function signInPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/sign-in', (c) => {
      const next = safePath(c.req.query('next'), '/inbox')
      return c.var.signedIn === null
        ? signInPage(c, { login: '', next, errors: [], status: 200 })
        : c.redirect(next, 303)
    })
    .post('/sign-in', enter)
    .post('/sign-out', async (c) => {
      if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], '/inbox')
      const token = sessionCookieOf(c)
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
  if (missing.length > 0) return signInPage(c, { login, next, errors: missing, status: 422 })

  const { dependencies, at, address } = c.var
  const signedIn =
    login.length > 100 || password.length > longestPassword
      ? ({ ok: false, refusal: { code: 'sign_in_failed' } } as const)
      : await signIn(dependencies.db, at, dependencies.chance, {
          login,
          password,
          address,
          browser: knownBrowserOf(c),
          rules: dependencies.accountRules,
          tokenBefore: sessionCookieOf(c),
        })
  if (!signedIn.ok) {
    if (signedIn.refusal.code === 'second_factor_asked') return toSecondStep(c, signedIn.refusal, next)
    return signInPage(c, {
      login,
      next,
      // Which of the two is wrong is told to nobody.
      errors: errorsAt('login', [signedIn.refusal], c.var.language),
      status: refusalStatus[signedIn.refusal.code],
    })
  }
  setSessionCookie(c, signedIn.value)
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
