import type { Weighed } from './weighed-features.ts'

/** A line between a class and all others: the score is the sum of weights times values, and the bias. */
export type Line = { readonly weights: Float32Array; readonly bias: number }

export type MarginOptions = {
  /** How dear a text on the wrong side is; each text's own weight multiplies it. */
  readonly cost: number
  readonly rounds: number
}

/**
 * Learns a line by its widest margin (linear support vectors, squared loss, by dual coordinate descent). `telling` scales
 * the features beforehand; the weights that come back are for features as they are. The same texts give the same line.
 */
export function splitByMargin(
  texts: readonly Weighed[],
  isOfClass: readonly boolean[],
  importance: readonly number[],
  telling: Float32Array,
  { cost, rounds }: MarginOptions,
): Line {
  const weights = new Float64Array(telling.length)
  let bias = 0
  const pulls = new Float64Array(texts.length)
  const scaled = texts.map(({ slots, values }) => values.map((value, j) => value * (telling[slots[j] ?? 0] ?? 0)))
  const lengths = scaled.map((values) => values.reduce((sum, value) => sum + value * value, 1))
  const order = Int32Array.from(texts.keys())
  const next = numbersFrom(20_261)
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, next)
    let farthest = 0
    for (const at of order) {
      const slots = texts[at]?.slots ?? none
      const values = scaled[at] ?? noValues
      const side = isOfClass[at] === true ? 1 : -1
      const slack = 0.5 / (cost * (importance[at] ?? 1))
      let score = bias
      for (let j = 0; j < slots.length; j += 1) score += (weights[slots[j] as number] as number) * (values[j] as number)
      const pull = pulls[at] ?? 0
      const slope = side * score - 1 + pull * slack
      const wanted = pull === 0 ? Math.min(slope, 0) : slope
      if (Math.abs(wanted) < 1e-9) continue
      farthest = Math.max(farthest, Math.abs(wanted))
      const moved = Math.max(pull - slope / ((lengths[at] ?? 1) + slack), 0)
      pulls[at] = moved
      const step = (moved - pull) * side
      bias += step
      for (let j = 0; j < slots.length; j += 1) {
        const slot = slots[j] as number
        weights[slot] = (weights[slot] as number) + step * (values[j] as number)
      }
    }
    if (farthest < closeEnough) break
  }
  return { weights: Float32Array.from(weights, (weight, slot) => weight * (telling[slot] ?? 0)), bias }
}

const closeEnough = 0.05
const none = new Int32Array(0)
const noValues = new Float32Array(0)

/** Numbers in [0, 1) that are the same each time: what is learned depends on what it is learned from alone. */
function numbersFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffle(order: Int32Array, next: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1))
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
}
