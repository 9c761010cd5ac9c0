import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { HttpEnv } from './http-env.ts'
import type { RateLimiter } from './rate-limiter.ts'

/** How much one account or one address may ask for. */
export type Limits = {
  /** Requests of any kind, for each account and for each address. */
  readonly requests: RateLimiter
  /** Tries to sign in, for each address. */
  readonly signIns: RateLimiter
  /** Files handed in, for each account. */
  readonly uploads: RateLimiter
  /** Where a request comes from; null where that cannot be told, e.g. behind a proxy nobody vouches for. */
  readonly addressOf: (c: Context) => string | null
}

const takesFiles = /^(\/api)?\/(readings|imports?)$/
const signsIn = /^(\/api)?\/sign-in$/

/** Answers what is too much with `refused`, which is told how many seconds to wait. */
export function withinLimits(refused: (c: Context<HttpEnv>) => Response | Promise<Response>) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    const wait = waitFor(c)
    if (wait === undefined) return next()
    const answer = await refused(c)
    answer.headers.set('retry-after', String(wait))
    return answer
  })
}

function waitFor(c: Context<HttpEnv>): number | undefined {
  const { limits, clock } = c.var.dependencies
  const now = clock().getTime()
  const account = c.var.signedIn === null ? null : `account ${c.var.signedIn.accountId}`
  const address = limits.addressOf(c)
  const isPost = c.req.method === 'POST'
  const asked: readonly (readonly [RateLimiter, string | null])[] = [
    [limits.requests, account],
    [limits.requests, address],
    ...(isPost && signsIn.test(c.req.path) ? [[limits.signIns, address] as const] : []),
    ...(isPost && takesFiles.test(c.req.path) ? [[limits.uploads, account] as const] : []),
  ]
  for (const [limiter, key] of asked) {
    const wait = key === null ? undefined : limiter.take(key, now)
    if (wait !== undefined) return wait
  }
  return undefined
}
