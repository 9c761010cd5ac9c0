import type { InkMap } from './ink-map.ts'

/** Scans laid on by hand are seldom further out; more would begin to turn slanted pictures. */
const furthest = (6 * Math.PI) / 180
const step = (0.25 * Math.PI) / 180
/** Less than this moves no line into another. */
const least = (0.15 * Math.PI) / 180
/** So much sharper are lines made level; a few level lines are up to 1.06 times as sharp at some other angle (measured). */
const surely = 1.15
/** Of the ink, enough points to tell an angle by. */
const fewestPoints = 400
const mostPoints = 40_000

/**
 * By how much a page's lines stand askew, in radians, clockwise: the angle at which ink and white between lines are told
 * apart best, whether lines run across or down the page. 0 where there is too little ink to tell, or it tells nothing.
 */
export function pageSkew(map: InkMap): number {
  const points = inkPoints(map)
  if (points.x.length < fewestPoints) return 0
  const sharpness = (angle: number) => Math.max(contrast(points, angle, 'across'), contrast(points, angle, 'down'))
  const coarse = steepest(0, furthest, step, sharpness)
  const fine = steepest(coarse, step, step / 5, sharpness)
  return Math.abs(fine) < least || sharpness(fine) < sharpness(0) * surely ? 0 : fine
}

function steepest(middle: number, reach: number, by: number, sharpness: (angle: number) => number): number {
  let best = middle
  let most = sharpness(middle)
  for (let off = by; off <= reach * 1.001; off += by) {
    for (const angle of [middle - off, middle + off]) {
      const found = sharpness(angle)
      if (found <= most) continue
      best = angle
      most = found
    }
  }
  return best
}

type Points = { readonly x: Float64Array; readonly y: Float64Array; readonly extent: number }

/** Points of ink, thinned out without a pattern, which would have angles of its own. */
function inkPoints({ width, height, ink }: InkMap): Points {
  const share = mostPoints / ink.reduce((sum, each) => sum + each, 0)
  const chosen: number[] = []
  let state = 1
  for (let at = 0; at < ink.length; at += 1) {
    if (ink[at] === 0) continue
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    if (state / 2 ** 32 < share) chosen.push(at)
  }
  return {
    x: Float64Array.from(chosen, (at) => at % width),
    y: Float64Array.from(chosen, (at) => Math.floor(at / width)),
    extent: width + height,
  }
}

/** How sharply ink and white part when the page is cut into stripes along a direction, across or down the page. */
function contrast({ x, y, extent }: Points, angle: number, direction: 'across' | 'down'): number {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const stripes = new Int32Array(extent * 2)
  for (let i = 0; i < x.length; i += 1) {
    const [px, py] = [x[i] ?? 0, y[i] ?? 0]
    const at = Math.round(direction === 'across' ? py * cos - px * sin : px * cos + py * sin) + (extent >> 1)
    stripes[at] = (stripes[at] ?? 0) + 1
  }
  let sum = 0
  for (let at = 1; at < stripes.length; at += 1) sum += ((stripes[at] ?? 0) - (stripes[at - 1] ?? 0)) ** 2
  return sum
}
