import { describe, expect, it } from 'vitest'
import { rateLimiter } from './rate-limiter.ts'

describe('a rate limiter', () => {
  it('lets a minute’s worth through at once, then says how long to wait', () => {
    const limiter = rateLimiter(3)
    const taken = [0, 0, 0, 0].map((at) => limiter.take('one', at))
    expect(taken).toEqual([undefined, undefined, undefined, 20])
    expect(limiter.take('another', 0)).toBeUndefined()
    expect(limiter.take('one', 19_000)).toBe(1)
    expect(limiter.take('one', 20_000)).toBeUndefined()
  })

  it('shuts nobody out because the clock went back, and counts on from there', () => {
    const limiter = rateLimiter(1)
    limiter.take('one', 100_000)
    expect(limiter.take('one', 0)).toBeUndefined()
    expect(limiter.take('one', 0)).toBe(60)
  })
})
