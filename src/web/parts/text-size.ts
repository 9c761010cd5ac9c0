import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { ownCookie } from '#http/own-cookie.ts'

export const textSizeCookie = 'huiying_text'

export type TextSize = 'normal' | 'large'

/** Large type (适老化): text from 18 px up, targets of 60 × 60, lists one under the other. */
export function textSizeOf(c: Context<HttpEnv>): TextSize {
  return ownCookie(c, textSizeCookie) === 'large' ? 'large' : 'normal'
}
