import { describe, expect, it } from 'vitest'
import { evenLight } from './even-light.ts'

/** A page of one shade with a column of ink on every eighth pixel. */
function page(shade: (x: number) => number) {
  const [width, height] = [480, 96]
  const data = Uint8Array.from({ length: width * height }, (_, at) => {
    const x = at % width
    return Math.round(x % 8 === 0 ? shade(x) * 0.2 : shade(x))
  })
  return { width, height, data }
}

describe('evenLight', () => {
  it('makes paper in shadow white and leaves ink dark', () => {
    const lit = evenLight(page((x) => 250 - x / 4))
    const middle = (x: number) => lit.data[48 * 480 + x] ?? 0
    for (const x of [33, 241, 433]) expect(middle(x)).toBeGreaterThan(235)
    for (const x of [32, 240, 432]) expect(middle(x)).toBeLessThan(80)
  })

  it('gives a page on white paper back as it is', () => {
    const white = page(() => 250)
    expect(evenLight(white)).toBe(white)
  })

  it('does not take a black ground for paper', () => {
    const lit = evenLight({ width: 96, height: 48, data: new Uint8Array(96 * 48).fill(20).fill(200, 0, 1000) })
    expect(lit.data[96 * 40]).toBeLessThan(60)
  })
})
