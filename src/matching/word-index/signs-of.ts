import type { Analysed } from './analyse.ts'
import type { Term } from './term.ts'
import { type Zone, zones } from './zone.ts'

/** How strongly a longer part than usual weighs less (b), and how soon a word that comes again says nothing more (k). */
const longWeighsLess = 0.4
const soonEnough = 1.2

/** Weights are kept in four bits. */
export const highestLevel = 15

/** What a document says in one zone. */
export type IndexedField = { readonly zone: Zone; readonly analysed: Analysed }

/** For each term of a document, one byte: which zones it stands in (high bits) and how weighty it is there (low bits). */
export function signsOf(fields: readonly IndexedField[]): ReadonlyMap<Term, number> {
  const first = fields[0]
  const weights = new Map<Term, number>()
  const masks = new Map<Term, number>()
  const single = fields.length === 1
  for (const { zone, analysed } of fields) {
    const { sign, boost, usual } = zones[zone]
    const length = 1 - longWeighsLess + (longWeighsLess * analysed.terms.length) / usual
    const each = boost / Math.max(length, 0.5)
    for (const term of analysed.terms) {
      weights.set(term, (weights.get(term) ?? 0) + each)
      if (!single) masks.set(term, (masks.get(term) ?? 0) | sign)
    }
  }
  const only = first === undefined ? 0 : zones[first.zone].sign
  for (const [term, weight] of weights) {
    const level = Math.max(1, Math.round((highestLevel * weight) / (weight + soonEnough)))
    weights.set(term, level | (single ? only : (masks.get(term) ?? 0)))
  }
  return weights
}
