import type { TextSpan } from '#kernel/text-span.ts'
import { nameCandidates } from './name-candidates.ts'
import { NameSigns } from './name-signs.ts'
import type { NameWeights } from './name-weights.ts'

/** A place that may hold a name; above 0 it more likely does than not (log of the odds). */
export type LikelyName = TextSpan & { readonly odds: number }

/** Where the signs before a place say less than this, no end makes it a name. */
const hopeless = -2

/** Weighs every place where a name may stand; `found` is what the rules took for one. */
export function weighCandidates(text: string, found: readonly TextSpan[], weights: NameWeights): LikelyName[] {
  const candidates = nameCandidates(text, found, weights.words)
  const ruled = new Set(found.map(({ start }) => start))
  const signs = new NameSigns(text, weights.words, found, candidates)
  const likely: LikelyName[] = []
  for (const one of candidates) {
    signs.start(one)
    const base = signs.list.sum(weights.signs)
    if (base * weights.scale < hopeless && !ruled.has(one.start)) continue
    const scores = one.ends.map((_, which) => {
      signs.list.clear()
      signs.end(one, which)
      return (base + signs.list.sum(weights.signs)) * weights.scale
    })
    for (const [which, end] of one.ends.entries()) {
      let others = 1
      for (const [other, score] of scores.entries()) if (other !== which) others += Math.exp(score)
      likely.push({ start: one.start, end, odds: (scores[which] ?? 0) - Math.log(others) })
    }
  }
  return likely
}

/** Of places that overlap the likelier ones, in the order of the text; none below `least`. */
export function pickNames(likely: readonly LikelyName[], least: number): LikelyName[] {
  const eligible = likely.filter(({ odds }) => odds > least).sort((a, b) => b.odds - a.odds)
  const covered = new Uint8Array(eligible.reduce((most, { end }) => Math.max(most, end), 0))
  const taken = eligible.filter(({ start, end }) => {
    for (let at = start; at < end; at += 1) if (covered[at] === 1) return false
    covered.fill(1, start, end)
    return true
  })
  return taken.sort((a, b) => a.start - b.start)
}
