import { describe, expect, it } from 'vitest'
import { provenLately } from './proof.ts'

const at = '2026-03-16T02:00:00.000Z'

describe('a proof of who one is', () => {
  it.each([
    { provenAt: '2026-03-16T02:00:00.000Z', stands: true },
    { provenAt: '2026-03-16T01:50:00.001Z', stands: true },
    { provenAt: '2026-03-16T01:50:00.000Z', stands: false },
    { provenAt: '2026-03-16T02:00:00.001Z', stands: false },
    { provenAt: '2026-03-17T02:00:00.000Z', stands: false },
    { provenAt: 'no instant', stands: false },
  ])('given at $provenAt stands ten minutes later than it: $stands, and none of the future does', (one) => {
    expect(provenLately(one.provenAt, at, 10)).toBe(one.stands)
  })
})
