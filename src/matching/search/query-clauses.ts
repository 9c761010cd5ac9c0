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

/**
 * What to ask an index for, to find what may say all that is wanted. Loosely, characters typed in a run need not all stand
 * together. Phrases and what must not be said are for whoever reads the text.
 */
export function queryClauses(
  { wanted }: Pick<SearchQuery, 'wanted'>,
  isLoose: boolean,
  index: Pick<MatchingIndex, 'countOf' | 'wordsBeginning'>,
): readonly Clause[] {
  return wanted.flatMap((one) => {
    const narrowed = one.field === null ? {} : { zones: zonesOf[one.field] }
    return clausesOf(one, isLoose, index).map((clause) => ({ ...narrowed, ...clause }))
  })
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
