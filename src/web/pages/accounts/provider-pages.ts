import type { Context } from 'hono'
import { Hono } from 'hono'
import type { AnyRefusal } from '#http/any-refusal.ts'
import { holderContextOf } from '#http/holder-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { visitorContextOf } from '#http/officer-context-of.ts'
import { keepOwnCookie, ownCookie } from '#http/own-cookie.ts'
import { refusalStatus } from '#http/refusal-status.ts'
import { refusalText } from '#http/refusal-text.ts'
import { keepKnownBrowser, knownBrowserOf, setSessionCookie } from '#http/session-cookie.ts'
import { comeBack } from '#operations/accounts/come-back.ts'
import { beginTrip, type TripPurpose, tripMinutes } from '#operations/accounts/provider-trip.ts'
import { signInPage } from '#web/pages/sign-in-page.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { safePath } from '#web/parts/safe-path.ts'

/** Which browser was sent: it must be the one that comes back. */
const tripCookie = 'huiying_trip'

/** To the city's own sign-in and back: to sign in, to prove again who one is, to accept an invitation. */
export function providerPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/sign-in/provider', (c) => {
      const next = safePath(c.req.query('next'), '/inbox')
      return c.var.signedIn === null ? send(c, { purpose: 'sign_in' }, next) : c.redirect(next, 303)
    })
    .get('/prove/provider', (c) => {
      const { token } = holderContextOf(c).holder
      return send(c, { purpose: 'prove', token }, safePath(c.req.query('next'), '/inbox'))
    })
    .get('/invitation/:secret/provider', (c) => send(c, { purpose: 'accept', secret: c.req.param('secret') }, '/inbox'))
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
  return c.redirect(begun.value, 303)
}

async function receive(c: Context<HttpEnv>): Promise<Response> {
  const { provider, db } = c.var.dependencies
  if (provider === null) return refusalPage(c, [{ code: 'page_not_found' }], '/sign-in')
  const context = { ...visitorContextOf(c), browser: knownBrowserOf(c) }
  const query = new URL(c.req.url).search.slice(1)
  const arrived = await comeBack(db, context, provider, { tripBrowser: ownCookie(c, tripCookie) ?? null, query })
  if (!arrived.ok) return refused(c, arrived.refusal)
  const { signIn, browser, next } = arrived.value
  setSessionCookie(c, signIn)
  if (browser !== null) keepKnownBrowser(c, browser)
  return c.redirect(next, 303)
}

async function refused(c: Context<HttpEnv>, refusal: AnyRefusal): Promise<Response> {
  const { signedIn, language } = c.var
  if (signedIn !== null) return refusalPage(c, [refusal], '/inbox')
  const text = refusalText(refusal, language, { procedure: null, unitName: (id) => id })
  return signInPage(c, {
    login: '',
    next: '/inbox',
    errors: [{ field: 'login', text }],
    status: refusalStatus[refusal.code],
  })
}
