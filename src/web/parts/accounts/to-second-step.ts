import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { keepOwnCookie, ownCookie } from '#http/own-cookie.ts'
import { type SecondAsked, secondStepMinutes } from '#operations/accounts/second-step.ts'

/** Says who showed the first factor in this browser, while the second is waited for. */
export const secondCookie = 'huiying_second'

/** Where the second factor is shown, and where it is set up. */
export const secondStepPaths = { code: '/sign-in/code', set_up: '/sign-in/set-up' } as const

/** Leads on to the second factor, and from there to where somebody wanted to be. */
export function toSecondStep(c: Context<HttpEnv>, { step, token }: SecondAsked, next: string): Response {
  keepOwnCookie(c, secondCookie, { value: token, maxAge: secondStepMinutes * 60 })
  return c.redirect(`${secondStepPaths[step]}?next=${encodeURIComponent(next)}`, 303)
}

/** What the first factor left in this browser; empty for none, which opens nothing. */
export function secondTokenOf(c: Context<HttpEnv>): string {
  return ownCookie(c, secondCookie) ?? ''
}
