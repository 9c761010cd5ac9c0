import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { HttpEnv } from './http-env.ts'
import { limitedAddress } from './limited-address.ts'
import { loggedPath } from './logged-path.ts'
import { type RateLimiter, rateLimiter } from './rate-limiter.ts'

/** Where files are handed in. */
export const takesFiles = /^(\/api)?\/(readings|imports?)$/
const signsIn = /^(\/api)?\/sign-in(\/passkey(\/question)?)?$/
const signsInElsewhere = /^(\/sign-in|\/prove|\/invitation\/[^/]+)\/provider(\/return)?$/

/** Answers what is too much with `refused`, which is told how many seconds to wait; the log says so once a minute for each. */
export function withinLimits(refused: (c: Context<HttpEnv>, seconds: number) => Response | Promise<Response>) {
  const told = rateLimiter(1)
  return createMiddleware<HttpEnv>(async (c, next) => {
    const wait = waitFor(c)
    if (wait === undefined) return next()
    const { signedIn, address, dependencies } = c.var
    const who = { account: signedIn?.accountId ?? null, address }
    if (told.take(JSON.stringify(who), dependencies.clock().getTime()) === undefined)
      dependencies.log.warn({ ...who, path: loggedPath(c.req.path) }, 'more was asked than the limits allow')
    const answer = await refused(c, wait)
    answer.headers.set('retry-after', String(wait))
    return answer
  })
}

function waitFor(c: Context<HttpEnv>): number | undefined {
  const { limits, clock } = c.var.dependencies
  const now = clock().getTime()
  const account = c.var.signedIn === null ? null : `account ${c.var.signedIn.accountId}`
  const address = limitedAddress(c, c.var.dependencies.proxies)
  const isPost = c.req.method === 'POST'
  const asked: readonly (readonly [RateLimiter, string | null])[] = [
    [limits.requests, account],
    [limits.requests, address],
    ...((isPost && signsIn.test(c.req.path)) || signsInElsewhere.test(c.req.path)
      ? [[limits.signIns, address] as const]
      : []),
    ...(isPost && takesFiles.test(c.req.path) ? [[limits.uploads, account] as const] : []),
  ]
  for (const [limiter, key] of asked) {
    const wait = key === null ? undefined : limiter.take(key, now)
    if (wait !== undefined) return wait
  }
  return undefined
}
