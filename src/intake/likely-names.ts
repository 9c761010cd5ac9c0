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
  let scores = new Float64Array(16)
  for (const one of candidates) {
    signs.start(one)
    const base = signs.list.sum(weights.signs)
    if (base * weights.scale < hopeless && !ruled.has(one.start)) continue
    const count = one.ends.length
    if (count > scores.length) scores = new Float64Array(2 * count)
    for (let which = 0; which < count; which += 1) {
      signs.list.clear()
      signs.end(one, which)
      scores[which] = (base + signs.list.sum(weights.signs)) * weights.scale
    }
    for (let which = 0; which < count; which += 1) {
      let others = 1
      for (let other = 0; other < count; other += 1) if (other !== which) others += Math.exp(scores[other] ?? 0)
      likely.push({ start: one.start, end: one.ends[which] ?? 0, odds: (scores[which] ?? 0) - Math.log(others) })
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
