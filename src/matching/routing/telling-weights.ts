import type { Weighed } from './weighed-features.ts'

/**
 * How much each feature tells for or against one class, from how often it stands with it and without it: the logarithm
 * of the ratio, drawn in so that one rare word does not settle a matter. A feature that stands everywhere tells nothing.
 */
export function tellingWeights(
  texts: readonly Weighed[],
  isOfClass: readonly boolean[],
  features: number,
): Float32Array {
  const within = new Float64Array(features).fill(smoothing)
  const without = new Float64Array(features).fill(smoothing)
  let allWithin = features * smoothing
  let allWithout = features * smoothing
  for (const [at, { slots, values }] of texts.entries()) {
    const side = isOfClass[at] === true ? within : without
    let sum = 0
    for (const [j, slot] of slots.entries()) {
      const value = values[j] ?? 0
      side[slot] = (side[slot] ?? 0) + value
      sum += value
    }
    if (isOfClass[at] === true) allWithin += sum
    else allWithout += sum
  }
  const base = Math.log(allWithin) - Math.log(allWithout)
  return Float32Array.from(within, (sum, slot) => {
    const ratio = Math.log(sum) - Math.log(without[slot] ?? smoothing) - base
    return 2 * Math.tanh(ratio / 2)
  })
}

const smoothing = 0.02
