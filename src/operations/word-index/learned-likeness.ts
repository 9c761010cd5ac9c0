import { readFileSync } from 'node:fs'
import { type LikenessWeights, unpackLikeness } from '#matching/likeness/likeness-weights.ts'
import { pairLikeness } from '#matching/likeness/pair-likeness.ts'
import type { TitleLikeness } from '#matching/likeness/same-matter.ts'
import type { TermRarity } from '#matching/likeness/term-rarity.ts'

type LearnedLikeness = { readonly rarity: TermRarity; readonly titles: TitleLikeness }

const file = new URL('./likeness-weights.br', import.meta.url)
let loaded: LearnedLikeness | undefined

/** What was learned of likeness, as it ships; read once. */
export function learnedLikeness(): LearnedLikeness {
  loaded ??= learnedFrom(unpackLikeness(readFileSync(file)))
  return loaded
}

function learnedFrom(weights: LikenessWeights): LearnedLikeness {
  const measure = pairLikeness(weights)
  return { rarity: weights.rarity, titles: (one, other) => measure.sameAsked(one, other) }
}
