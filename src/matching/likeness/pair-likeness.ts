import { align } from './alignment.ts'
import { sumOfTrees } from './decision-trees.ts'
import { differencesOf } from './difference-words.ts'
import type { LearnedMeasure, LikenessWeights } from './likeness-weights.ts'
import { pairSigns } from './pair-signs.ts'
import { type PreparedText, prepareText } from './prepared-text.ts'

/** How alike two short texts are as people judged pairs like them, from 0 to 1. */
export type PairLikeness = {
  /** Whether they ask for the same thing. */
  readonly sameAsked: (one: string, other: string) => number
  /** How much of the same they say. */
  readonly sameSaid: (one: string, other: string) => number
}

export function pairLikeness(weights: LikenessWeights): PairLikeness {
  const { rarity } = weights
  // One text is held against many.
  let last: { readonly text: string; readonly prepared: PreparedText } | undefined
  const prepare = (text: string): PreparedText => {
    if (last?.text !== text) last = { text, prepared: prepareText(text, rarity) }
    return last.prepared
  }
  const measured = (measure: LearnedMeasure) => (one: string, other: string) => {
    const [first, second] = [prepare(one), prepareText(other, rarity)]
    const alignment = align(first.plain, second.plain, (at) => (first.rarity[at] ?? 0) / 8)
    const signs = pairSigns(first, second, alignment, rarity)
    const value = sumOfTrees(measure.trees, [
      ...signs,
      linearSum(measure.linear, differencesOf(first, second, alignment)),
    ])
    return Math.min(1, Math.max(0, value))
  }
  return { sameAsked: measured(weights.asked), sameSaid: measured(weights.said) }
}

/** What the differences are worth by themselves. */
export function linearSum({ base, scale, differences }: LearnedMeasure['linear'], places: readonly number[]): number {
  let sum = 0
  for (const place of places) sum += differences[place] ?? 0
  return base + scale * sum
}
