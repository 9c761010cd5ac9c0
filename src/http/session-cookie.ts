import type { Context } from 'hono'
import type { NewSignIn } from '#operations/accounts/begin-sign-in.ts'
import type { HttpEnv } from './http-env.ts'
import { dropOwnCookie, keepOwnCookie, ownCookie } from './own-cookie.ts'

const sessionCookie = 'huiying_session'

/** The sign-in token a browser carries. */
export function sessionCookieOf(c: Context<HttpEnv>): string | undefined {
  return ownCookie(c, sessionCookie)
}

/** Hands the browser its sign-in token: not readable by scripts, not sent from other sites' forms. */
export function setSessionCookie(c: Context<HttpEnv>, { token, expiresAt }: NewSignIn): void {
  keepOwnCookie(c, sessionCookie, { value: token, expires: new Date(expiresAt) })
}

export function clearSessionCookie(c: Context<HttpEnv>): void {
  dropOwnCookie(c, sessionCookie)
}

const browserCookie = 'huiying_browser'
const yearSeconds = 365 * 24 * 60 * 60

/** What this browser keeps of a holder's last sign-in, so that strangers' wrong tries do not shut them out; null for none. */
export function knownBrowserOf(c: Context<HttpEnv>): string | null {
  return ownCookie(c, browserCookie) ?? null
}

/** Has this browser known for the account that just signed in. It opens nothing by itself. */
export function keepKnownBrowser(c: Context<HttpEnv>, browser: string): void {
  keepOwnCookie(c, browserCookie, { value: browser, maxAge: yearSeconds })
}
