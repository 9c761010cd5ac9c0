import type { FoundItem } from '#intake/found-item.ts'
import { kindCount } from '#intake/item-kind-weights.ts'
import { eachItemSigns } from '#intake/item-signs.ts'
import { placeQuote } from '#intake/placing.ts'
import { itemKinds } from '#intake/reading.ts'
import { bestOverlap, overlapIn } from '../overlap.ts'
import type { ItemSample } from './item-samples.ts'
import { seeded } from './seeded.ts'
import { shuffled } from './shuffled.ts'

/** An item found, and as bits the kinds that are right for it; the last bit where none is. */
export type KindSample = { readonly signs: Uint32Array; readonly right: number }

/** So much of an item and of what is annotated must be the same for the annotation to say what it is. */
const least = 0.5
const noItem = 1 << itemKinds.length

/** The items that weights found in an article nobody had shown them, with the kinds the annotation gives them. */
export function kindSamples(sample: ItemSample, found: readonly FoundItem[]): KindSample[] {
  const { page, flow, article, sentences, people } = sample
  const where = { text: flow.folded, sentences, mentions: people.mentions }
  const overlap = overlapIn(page.text)
  const placing = { source: page.text, flow, article, sessionsBefore: 0 }
  const samples: KindSample[] = []
  eachItemSigns(where, found, (signs, at) => {
    const item = found[at]
    if (item === undefined) return
    const place = placeQuote(placing, item)
    let [best, right] = [0, noItem]
    for (const { spans, kinds, optional } of page.gold.items) {
      const likeness = bestOverlap(overlap, place, spans)
      if (likeness < least || likeness <= best) continue
      best = likeness
      right = kinds.reduce((bits, kind) => bits | (1 << itemKinds.indexOf(kind)), optional === true ? noItem : 0)
    }
    samples.push({ signs: signs.take(), right })
  })
  return samples
}

const [rows, epochs, forgotten, rate] = [2 ** 16, 6, 2, 0.03]
/** A sign must have been met so often to be learned. */
const leastOften = 3

/**
 * Learns what each sign says for each kind: a choice among kinds whose odds are linear in the signs, by AdaGrad; where several kinds are
 * right, any of them may be chosen. Deterministic for the same samples in the same order.
 */
export function learnKinds(samples: readonly KindSample[]): Float32Array {
  const kept = withoutRareSigns(samples)
  const weights = new Float32Array(rows * kindCount)
  const squares = new Float32Array(weights.length).fill(1e-4)
  const sum = new Float32Array(weights.length)
  const random = seeded(7)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const sample of shuffled(kept, random)) goOver(sample, weights, squares)
    if (epoch < forgotten) continue
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (weights[at] ?? 0) / (epochs - forgotten)
  }
  return sum
}

function goOver({ signs, right }: KindSample, weights: Float32Array, squares: Float32Array): void {
  const likely = likelihoods(signs, weights)
  let allowed = 0
  for (let kind = 0; kind < kindCount; kind += 1) if (((right >> kind) & 1) === 1) allowed += likely[kind] ?? 0
  for (let kind = 0; kind < kindCount; kind += 1) {
    const own = likely[kind] ?? 0
    const slope = own - (((right >> kind) & 1) === 1 ? own / Math.max(allowed, 1e-9) : 0)
    if (Math.abs(slope) < 1e-4) continue
    for (const sign of signs) {
      const at = (sign & (rows - 1)) * kindCount + kind
      squares[at] = (squares[at] ?? 0) + slope * slope
      weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(squares[at] ?? 1)
    }
  }
}

function likelihoods(signs: Uint32Array, weights: Float32Array): Float64Array {
  const scores = new Float64Array(kindCount)
  for (const sign of signs)
    for (let kind = 0; kind < kindCount; kind += 1)
      scores[kind] = (scores[kind] ?? 0) + (weights[(sign & (rows - 1)) * kindCount + kind] ?? 0)
  const top = Math.max(...scores)
  const shares = scores.map((score) => Math.exp(score - top))
  const all = shares.reduce((one, other) => one + other, 0)
  return shares.map((share) => share / all)
}

function withoutRareSigns(samples: readonly KindSample[]): KindSample[] {
  const seen = new Uint32Array(rows)
  for (const { signs } of samples)
    for (const row of new Set(signs.map((sign) => sign & (rows - 1)))) seen[row] = (seen[row] ?? 0) + 1
  return samples.map(({ signs, right }) => ({
    signs: signs.filter((sign) => (seen[sign & (rows - 1)] ?? 0) >= leastOften),
    right,
  }))
}
