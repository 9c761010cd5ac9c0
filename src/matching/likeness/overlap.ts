import { analyse } from '#matching/word-index/analyse.ts'
import type { Term } from '#matching/word-index/term.ts'

/** The terms of a text with what each is worth. */
export type WeighedTerms = { readonly terms: ReadonlyMap<Term, number>; readonly length: number }

export function weighTerms(text: string, weight: (term: Term) => number): WeighedTerms {
  const terms = new Map<Term, number>()
  let squares = 0
  for (const term of new Set(analyse(text).terms)) {
    const worth = weight(term)
    terms.set(term, worth)
    squares += worth * worth
  }
  return { terms, length: Math.sqrt(squares) }
}

/** How much of their rare words two texts share: the cosine between them, from 0 to 1. */
export function overlapOf(one: WeighedTerms, other: WeighedTerms): number {
  if (one.length === 0 || other.length === 0) return 0
  const [fewer, more] = one.terms.size < other.terms.size ? [one, other] : [other, one]
  let shared = 0
  for (const [term, worth] of fewer.terms) shared += worth * (more.terms.get(term) ?? 0)
  return shared / (one.length * other.length)
}
