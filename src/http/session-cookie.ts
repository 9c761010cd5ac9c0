import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
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
