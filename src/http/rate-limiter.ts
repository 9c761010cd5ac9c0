/** Lets so much through a minute for each key, and up to a minute's worth at once. */
export type RateLimiter = {
  /** Takes one for a key: undefined when there was one left, else the whole seconds until there is. */
  readonly take: (key: string, nowMs: number) => number | undefined
}

/** More keys than this are not remembered: those asked for longest ago are forgotten first. */
const mostKeys = 20_000

export function rateLimiter(perMinute: number): RateLimiter {
  const each = 60_000 / perMinute
  /** By key: when everything taken so far will have been paid back. */
  const paidBack = new Map<string, number>()
  return {
    take: (key, nowMs) => {
      const left = (paidBack.get(key) ?? nowMs) - nowMs
      // More than a minute is never owed: the clock went back, and nobody pays for that.
      const owed = left > 60_000 ? 0 : Math.max(0, left)
      const waitMs = owed + each - 60_000
      paidBack.delete(key)
      paidBack.set(key, nowMs + owed + (waitMs > 0 ? 0 : each))
      const [oldest] = paidBack.keys()
      if (paidBack.size > mostKeys && oldest !== undefined) paidBack.delete(oldest)
      return waitMs > 0 ? Math.ceil(waitMs / 1_000) : undefined
    },
  }
}
