import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { hasFormToken } from '#http/form-token.ts'
import { holderContextOf } from '#http/holder-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { visitorContextOf } from '#http/officer-context-of.ts'
import { keepOwnCookie, ownCookie } from '#http/own-cookie.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { keepKnownBrowser, knownBrowserOf, setSessionCookie } from '#http/session-cookie.ts'
import type { Label } from '#kernel/label.ts'
import { comeBack } from '#operations/accounts/come-back.ts'
import { beginTrip, type TripPurpose, tripMinutes } from '#operations/accounts/provider-trip.ts'
import { page } from '#web/layout.ts'
import { signInPage } from '#web/pages/sign-in-page.ts'
import { linkCodeIn } from '#web/parts/accounts/link-code-form.ts'
import { toSecondStep } from '#web/parts/accounts/to-second-step.ts'
import { errorsAt } from '#web/parts/error-summary.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { safePath } from '#web/parts/safe-path.ts'
import { providerWords as words } from '#web/words/provider-words.ts'

/** Which browser was sent: it must be the one that comes back. */
const tripCookie = 'huiying_trip'

/**
 * To the city's own sign-in and back: to sign in, to prove again who one is, to accept an invitation. People set out by a
 * form of this site's alone: whoever is signed in there already would else be signed in here by any link they follow.
 */
export function providerPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .post('/sign-in/provider', async (c) => {
      const next = safePath((await c.req.formData()).get('next'), '/inbox')
      return c.var.signedIn === null ? send(c, { purpose: 'sign_in' }, next) : c.redirect(next, 303)
    })
    .post('/prove/provider', async (c) => {
      const form = await c.req.formData()
      if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], '/inbox')
      const { token } = holderContextOf(c).holder
      return send(c, { purpose: 'prove', token }, safePath(form.get('next'), '/inbox'))
    })
    .post('/invitation/provider', async (c) =>
      send(c, { purpose: 'accept', secret: linkCodeIn(await c.req.formData()) }, '/inbox'),
    )
    .get('/sign-in/provider/return', receive)
}

async function send(c: Context<HttpEnv>, sent: TripPurpose, next: string): Promise<Response> {
  const { provider, db, chance } = c.var.dependencies
  if (provider === null) return refusalPage(c, [{ code: 'page_not_found' }], '/sign-in')
  // Kept where there is one: somebody may set out in two tabs.
  const browser = ownCookie(c, tripCookie) ?? chance.salt()
  const begun = await beginTrip(db, visitorContextOf(c), provider, { ...sent, browser, next })
  if (!begun.ok) return refused(c, begun.refusal)
  keepOwnCookie(c, tripCookie, { value: browser, maxAge: tripMinutes * 60 })
  return leave(c, begun.value, provider.label)
}

/** A page that leads on by itself: no form may be answered by leading to another site, so a page does it. */
function leave(c: Context<HttpEnv>, address: string, label: Label): Promise<Response> {
  const { language } = c.var
  const title = words.leaving[language].replace('{label}', label[language])
  c.header('Refresh', `0; url=${address}`)
  return page(c, {
    title,
    isPublic: true,
    main: html`<h1>${title}</h1><p><a href="${address}">${words.goOn[language]}</a></p>`,
  })
}

async function receive(c: Context<HttpEnv>): Promise<Response> {
  const { provider, db } = c.var.dependencies
  if (provider === null) return refusalPage(c, [{ code: 'page_not_found' }], '/sign-in')
  const context = { ...visitorContextOf(c), browser: knownBrowserOf(c) }
  const query = new URL(c.req.url).search.slice(1)
  const arrived = await comeBack(db, context, provider, { tripBrowser: ownCookie(c, tripCookie) ?? null, query })
  if (!arrived.ok) {
    const { refusal } = arrived
    return refusal.code === 'second_factor_asked' ? toSecondStep(c, refusal, '/inbox') : refused(c, refusal)
  }
  const { signIn, browser, next } = arrived.value
  setSessionCookie(c, signIn)
  if (browser !== null) keepKnownBrowser(c, browser)
  return c.redirect(next, 303)
}

async function refused(c: Context<HttpEnv>, refusal: AnyRefusal): Promise<Response> {
  const { signedIn, language } = c.var
  if (signedIn !== null) return refusalPage(c, [refusal], '/inbox')
  return signInPage(c, {
    login: '',
    next: '/inbox',
    errors: errorsAt('login', [refusal], language),
    status: refusalStatus[refusal.code],
  })
}
