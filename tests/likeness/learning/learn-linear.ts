import { differencePlaces } from '#matching/likeness/difference-words.ts'
import type { LearnedMeasure } from '#matching/likeness/likeness-weights.ts'

const steps = 60

/** What each difference is worth by itself: ridge regression, solved by conjugate gradients. The same rows give the same weights. */
export function learnLinear(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
  ridge: number,
): LearnedMeasure['linear'] {
  const base = wanted.reduce((sum, value) => sum + value, 0) / wanted.length
  const weights = new Float64Array(differencePlaces)
  let left = gathered(
    rows,
    wanted.map((value) => value - base),
  )
  let way = left.slice()
  let length = dot(left, left)
  for (let step = 0; step < steps && length > 1e-8; step += 1) {
    const turned = gathered(
      rows,
      rows.map((places) => places.reduce((sum, place) => sum + (way[place] ?? 0), 0)),
    ).map((value, place) => value + ridge * (way[place] ?? 0))
    const far = length / dot(way, turned)
    left = left.map((value, place) => value - far * (turned[place] ?? 0))
    for (let place = 0; place < differencePlaces; place += 1) {
      weights[place] = (weights[place] ?? 0) + far * (way[place] ?? 0)
    }
    const next = dot(left, left)
    way = left.map((value, place) => value + (next / length) * (way[place] ?? 0))
    length = next
  }
  const highest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9)
  const differences = Int8Array.from(weights, (weight) => Math.round((127 * weight) / highest))
  return { base, scale: highest / 127, differences }
}

/** Each row's value at each of its places. */
function gathered(rows: readonly (readonly number[])[], values: readonly number[]): Float64Array {
  const sums = new Float64Array(differencePlaces)
  for (const [row, places] of rows.entries()) {
    for (const place of places) sums[place] = (sums[place] ?? 0) + (values[row] ?? 0)
  }
  return sums
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}
