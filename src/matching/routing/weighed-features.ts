import type { FeatureCounts } from './text-features.ts'

/** Which features a model knows, and how much each says for standing in few texts. */
export type Vocabulary = { readonly slots: ReadonlyMap<number, number>; readonly rarity: Float32Array }

/** A text as a model sees it: known features, their weights of length 1 together. */
export type Weighed = { readonly slots: Int32Array; readonly values: Float32Array }

/** The features that stand in at least so many of the texts. */
export function learnVocabulary(texts: readonly FeatureCounts[], least: number): Vocabulary {
  const found = new Map<number, number>()
  for (const { features } of texts) for (const one of features) found.set(one, (found.get(one) ?? 0) + 1)
  const slots = new Map<number, number>()
  const rarity: number[] = []
  for (const [feature, times] of found) {
    if (times < least) continue
    slots.set(feature, rarity.length)
    rarity.push(Math.log((1 + texts.length) / (1 + times)) + 1)
  }
  return { slots, rarity: Float32Array.from(rarity) }
}

export function weigh({ features, counts }: FeatureCounts, { slots, rarity }: Vocabulary): Weighed {
  const known = new Int32Array(features.length)
  const values = new Float32Array(features.length)
  let size = 0
  let squares = 0
  for (const [at, feature] of features.entries()) {
    const slot = slots.get(feature)
    if (slot === undefined) continue
    const value = (1 + Math.log(counts[at] ?? 1)) * (rarity[slot] ?? 0)
    known[size] = slot
    values[size] = value
    squares += value * value
    size += 1
  }
  const length = Math.sqrt(squares) || 1
  return { slots: known.subarray(0, size), values: values.subarray(0, size).map((value) => value / length) }
}
