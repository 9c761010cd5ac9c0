import { createMiddleware } from 'hono/factory'
import { busyHeaders } from './busy-headers.ts'
import type { Dependencies } from './dependencies.ts'
import { limitedAddress } from './limited-address.ts'
import { loggedPath } from './logged-path.ts'
import { rateLimiter } from './rate-limiter.ts'

/** Where nobody signs in. */
export type OpenDoor = 'log' | 'witness' | 'health'

/**
 * Lets each address ask so much of a door where nobody signs in, each door by itself: whoever downloads the log is witnessed
 * and seen to be alive all the same, and keeps nobody behind the same address from the pages. More is answered 429.
 */
export function withinOpenLimit(door: OpenDoor, { limits, proxies, clock, log }: Dependencies) {
  const told = rateLimiter(1)
  return createMiddleware(async (c, next) => {
    const address = limitedAddress(c, proxies)
    const now = clock().getTime()
    const wait = address === null ? undefined : limits.openDoors.take(`${door} ${address}`, now)
    if (address === null || wait === undefined) return next()
    if (told.take(address, now) === undefined)
      log.warn({ account: null, address, path: loggedPath(c.req.path) }, 'more was asked than the limits allow')
    return c.text(`too many requests: wait ${wait} seconds\n`, 429, busyHeaders(wait))
  })
}
