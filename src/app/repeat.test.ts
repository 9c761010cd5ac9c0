import { describe, expect, it } from 'vitest'
import { repeat } from './repeat.ts'

describe('repeat', () => {
  it('does the work at once, again after a while, and lets what is under way finish when it stops', async () => {
    let begun = 0
    let ended = 0
    const twice = Promise.withResolvers<void>()
    const going = repeat(async () => {
      begun += 1
      if (begun === 2) twice.resolve()
      await Promise.resolve()
      ended += 1
    }, 0)
    await twice.promise
    await going.stop()
    const then = begun
    await Promise.resolve()

    expect(ended).toBe(begun)
    expect(begun).toBe(then)
  })

  it('waits no longer once it is told to stop', async () => {
    let begun = 0
    const going = repeat(async () => {
      begun += 1
    }, 3_600)
    await going.stop()

    expect(begun).toBe(1)
  })
})
