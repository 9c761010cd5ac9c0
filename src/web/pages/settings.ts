import type { Context } from 'hono'
import { Hono } from 'hono'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { languageCookie } from '#http/language.ts'
import { keepOwnCookie } from '#http/own-cookie.ts'
import { setAccountLanguage } from '#store/accounts.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { safePath } from '#web/parts/safe-path.ts'
import { textSizeCookie } from '#web/parts/text-size.ts'

const yearSeconds = 365 * 24 * 60 * 60

/** Language and text size: kept in the browser, the language with the account as well; then back to the same page. */
export function settings(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .post('/language', async (c) => {
      const form = await c.req.formData()
      if (!mayChange(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/')
      const language = form.get('language')
      if (language !== 'zh' && language !== 'en') {
        return refusalPage(c, [{ code: 'request_invalid', detail: 'language' }], '/')
      }
      const { signedIn, dependencies } = c.var
      if (signedIn !== null) await setAccountLanguage(dependencies.db, signedIn.accountId, language)
      return remember(c, languageCookie, language, form)
    })
    .post('/text-size', async (c) => {
      const form = await c.req.formData()
      if (!mayChange(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/')
      return remember(c, textSizeCookie, form.get('size') === 'large' ? 'large' : 'normal', form)
    })
}

/** The public has no token; the same-site check alone guards a choice of language. */
function mayChange(c: Context<HttpEnv>, form: FormData): boolean {
  return c.var.signedIn === null || hasFormToken(c, form)
}

function remember(c: Context<HttpEnv>, cookie: string, value: string, form: FormData): Response {
  keepOwnCookie(c, cookie, { value, maxAge: yearSeconds })
  return c.redirect(safePath(form.get('back'), '/'), 303)
}
