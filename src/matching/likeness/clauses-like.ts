import { analyse } from '#matching/word-index/analyse.ts'
import type { Clause, MatchingIndex } from '#matching/word-index/matching-index.ts'
import type { Term } from '#matching/word-index/term.ts'

/** How many words of a text are looked for, the rarest of them; more only find more that merely share phrases. */
const mostTerms = 40
/** Words that stand nearly everywhere cost the most and tell the least: beyond so many places together they are left out, but for a few. */
const mostPostings = 150_000
const fewestTerms = 3
/** A word of the title counts more than one of the text. */
const titleCounts = 2
/** Words of the text beyond this say little about its matter. */
const longestText = 1_500

/** What to ask an index for, to find what says much the same; by characters alone as well with `singles`, for short texts. */
export function clausesLike(
  { title, text }: { readonly title: string; readonly text: string },
  index: Pick<MatchingIndex, 'countOf' | 'size'>,
  singles = false,
): readonly Clause[] {
  const weights = new Map<Term, number>()
  for (const term of analyse(text.slice(0, longestText)).terms) weights.set(term, 1)
  for (const term of analyse(title, singles).terms) weights.set(term, titleCounts)
  const known = [...weights]
    .map(([term, weight]) => ({ term, weight, count: index.countOf(term) }))
    .filter(({ count }) => count > 0)
    .map((one) => ({ ...one, worth: one.weight * Math.log(1 + index.size / one.count) }))
    .sort((one, other) => other.worth - one.worth)
  const clauses: Clause[] = []
  let postings = 0
  for (const { term, weight, count } of known) {
    if (clauses.length === mostTerms) break
    if (clauses.length >= fewestTerms && postings + count > mostPostings) continue
    clauses.push({ anyOf: [term], weight })
    postings += count
  }
  return clauses
}
