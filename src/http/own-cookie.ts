import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { HttpEnv } from './http-env.ts'

/** What a browser is to keep, and until when; left out: until it is closed. */
export type KeptCookie = { readonly value: string; readonly expires?: Date; readonly maxAge?: number }

/**
 * The cookies of this site, of which no script knows and which no other host sets or gets: over https under a name that
 * browsers take from this very host alone (`__Host-`).
 */
export function ownCookie(c: Context<HttpEnv>, name: string): string | undefined {
  return isSecure(c) ? getCookie(c, name, 'host') : getCookie(c, name)
}

export function keepOwnCookie(c: Context<HttpEnv>, name: string, { value, ...until }: KeptCookie): void {
  setCookie(c, name, value, { ...until, ...attributes(c), httpOnly: true, sameSite: 'Lax' })
}

export function dropOwnCookie(c: Context<HttpEnv>, name: string): void {
  deleteCookie(c, name, attributes(c))
}

function attributes(c: Context<HttpEnv>) {
  return isSecure(c) ? ({ path: '/', secure: true, prefix: 'host' } as const) : ({ path: '/', secure: false } as const)
}

function isSecure(c: Context<HttpEnv>): boolean {
  return c.var.dependencies.secureCookies
}
