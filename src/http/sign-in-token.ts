import type { Context } from 'hono'
import type { HttpEnv } from './http-env.ts'
import { sessionCookieOf } from './session-cookie.ts'

/** The sign-in token a request carries: programs send it in a header instead of a cookie. */
export function signInTokenOf(c: Context<HttpEnv>): string | undefined {
  return bearerToken(c.req.header('authorization')) ?? sessionCookieOf(c)
}

function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer ([0-9a-f]{64})$/.exec(header ?? '')?.[1]
}
