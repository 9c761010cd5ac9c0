import type { TextSpan } from '#kernel/text-span.ts'
import type { GoldSpan } from './gold.ts'

/** Likeness of two spans of one text, counted in characters that are no white space. */
export type Overlap = (a: TextSpan, b: GoldSpan) => number

/** At least this much of the union shared counts as the same passage. */
export const samePassage = 0.8

/** Makes the measure for one text: shared characters / characters of the union, 0..1. */
export function overlapIn(text: string): Overlap {
  const inked = new Int32Array(text.length + 1)
  for (let i = 0; i < text.length; i += 1) inked[i + 1] = (inked[i] ?? 0) + (/\s/.test(text.charAt(i)) ? 0 : 1)
  const length = (start: number, end: number) => (end <= start ? 0 : (inked[end] ?? 0) - (inked[start] ?? 0))

  return (a, [start, end]) => {
    const shared = length(Math.max(a.start, start), Math.min(a.end, end))
    const union = length(a.start, a.end) + length(start, end) - shared
    return union === 0 ? 0 : shared / union
  }
}

/** The best likeness to any of the acceptable places. */
export function bestOverlap(overlap: Overlap, found: TextSpan, places: readonly GoldSpan[]): number {
  return Math.max(0, ...places.map((place) => overlap(found, place)))
}

export type Pair = { readonly gold: number; readonly found: number; readonly likeness: number }

/** Pairs each gold finding with at most one found, the most alike first; ties go to the earlier gold. */
export function pairUp(
  goldCount: number,
  foundCount: number,
  likeness: (gold: number, found: number) => number,
): Pair[] {
  const candidates: Pair[] = []
  for (let gold = 0; gold < goldCount; gold += 1) {
    for (let found = 0; found < foundCount; found += 1) {
      const value = likeness(gold, found)
      if (value > 0) candidates.push({ gold, found, likeness: value })
    }
  }
  candidates.sort((a, b) => b.likeness - a.likeness || a.gold - b.gold)
  const usedGold = new Set<number>()
  const usedFound = new Set<number>()
  return candidates.filter(({ gold, found }) => {
    if (usedGold.has(gold) || usedFound.has(found)) return false
    usedGold.add(gold)
    usedFound.add(found)
    return true
  })
}

/** The words of a place on one line, without white space. */
export function wordsAt(text: string, [start, end]: GoldSpan): string {
  return squeeze(text.slice(start, end))
}

export function squeeze(words: string): string {
  return words.replace(/\s+/g, '')
}
