import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { HttpEnv } from './http-env.ts'

export const sessionCookie = 'huiying_session'

/** Hands the browser its sign-in token: not readable by scripts, not sent from other sites' forms. */
export function setSessionCookie(c: Context<HttpEnv>, token: string, expiresAt: string): void {
  setCookie(c, sessionCookie, token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.dependencies.secureCookies,
    path: '/',
    expires: new Date(expiresAt),
  })
}

export function clearSessionCookie(c: Context<HttpEnv>): void {
  deleteCookie(c, sessionCookie, { path: '/', secure: c.var.dependencies.secureCookies })
}

const browserCookie = 'huiying_browser'
const yearSeconds = 365 * 24 * 60 * 60

/** What this browser keeps of a holder's last sign-in, so that strangers' wrong tries do not shut them out; null for none. */
export function knownBrowserOf(c: Context<HttpEnv>): string | null {
  return getCookie(c, browserCookie) ?? null
}

/** Has this browser known for the account that just signed in. It opens nothing by itself. */
export function keepKnownBrowser(c: Context<HttpEnv>, browser: string): void {
  setCookie(c, browserCookie, browser, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.dependencies.secureCookies,
    path: '/',
    maxAge: yearSeconds,
  })
}
