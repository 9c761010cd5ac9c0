import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import type { HttpEnv } from './http-env.ts'

/** Name of the hidden field every form of a signed-in person carries. */
export const formTokenField = 'csrf'

/** True when a posted form carries this sign-in's own token. A form without one is never acted on. */
export function hasFormToken(c: Context<HttpEnv>, form: FormData): boolean {
  const expected = c.var.signedIn?.csrfToken
  const given = form.get(formTokenField)
  if (expected === undefined || typeof given !== 'string') return false
  const a = Buffer.from(expected)
  const b = Buffer.from(given)
  return a.length === b.length && timingSafeEqual(a, b)
}
