import { analyse } from '#matching/word-index/analyse.ts'
import type { Clause, MatchingIndex } from '#matching/word-index/matching-index.ts'
import { type Term, wordTerm } from '#matching/word-index/term.ts'
import type { Zone } from '#matching/word-index/zone.ts'
import { saidTerms } from './pinyin-terms.ts'
import type { SearchField } from './search-fields.ts'
import type { SearchQuery, Wanted } from './search-query.ts'

const zonesOf: Readonly<Record<SearchField, readonly Zone[]>> = {
  title: ['title'],
  text: ['text'],
  answer: ['answer'],
  unit: ['names'],
  author: ['names'],
  number: ['names'],
}

/** A word as it is written counts so much more than one that is only said alike. */
const writtenCounts = 2
const mostCompletions = 60

/** The share of a run's characters that has to stand in a text where they stand apart. */
export const apartShare = 0.75

/** Clauses, and how many of those that need not be had a document has to have all the same. */
export type ClausesAsked = { readonly clauses: readonly Clause[]; readonly atLeast: number }

/**
 * What to ask an index for, to find what may say all that is wanted. Loosely, characters typed in a run need not all stand
 * together. Phrases and what must not be said are for whoever reads the text.
 */
export function queryClauses(
  { wanted }: Pick<SearchQuery, 'wanted'>,
  isLoose: boolean,
  index: Pick<MatchingIndex, 'countOf' | 'wordsBeginning'>,
): ClausesAsked {
  const clauses = wanted.flatMap((one) => {
    const narrowed = one.field === null ? {} : { zones: zonesOf[one.field] }
    return clausesOf(one, isLoose, index).map((clause) => ({ ...narrowed, ...clause }))
  })
  const runs = isLoose ? wanted.filter(mayStandApart) : []
  return { clauses, atLeast: runs.reduce((sum, { text }) => sum + fewestPairs(text), 0) }
}

/** How many pairs of neighbours a text says that says enough of a run. */
function fewestPairs(run: string): number {
  const pairs = new Set(analyse(run).terms).size
  return pairs < run.length - 1 ? 1 : Math.ceil(Math.ceil(run.length * apartShare) / 2)
}

function clausesOf(
  one: Wanted,
  isLoose: boolean,
  index: Pick<MatchingIndex, 'countOf' | 'wordsBeginning'>,
): readonly Clause[] {
  if (one.kind !== 'word') {
    const isOptional = isLoose && mayStandApart(one)
    return [...new Set(analyse(one.text).terms)].map((term) => ({ anyOf: [term], must: !isOptional }))
  }
  const written: readonly Term[] = [
    ...new Set([
      wordTerm(one.text),
      ...(one.isOpen ? index.wordsBeginning(one.text, mostCompletions).map(wordTerm) : []),
    ]),
  ]
  const said = saidTerms(one.text, index)
  if (said.length === 0) return [{ anyOf: written, must: true }]
  return [
    { anyOf: [...new Set([...written, ...said])], must: true },
    { anyOf: written, weight: writtenCounts },
  ]
}

/** Characters typed in a run that may be several words. */
export function mayStandApart({ kind, text }: Wanted): boolean {
  return kind === 'characters' && text.length > 2
}
