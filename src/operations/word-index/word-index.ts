import type { Wanted } from '#matching/search/search-query.ts'
import type { Found, IndexQuery } from '#matching/word-index/matching-index.ts'

/** What is asked of the index, for one reader. Plain data: it goes from one thread to another. */
export type IndexQuestion = Omit<IndexQuery, 'clauses' | 'atLeast' | 'mayBeSeen'> & {
  readonly asks: /** What says much the same as these words. */
    | { readonly kind: 'like'; readonly title: string; readonly text: string }
    /** What was typed into a search box; loosely, with characters typed in a run standing apart. */
    | { readonly kind: 'search'; readonly wanted: readonly Wanted[]; readonly isLoose: boolean }
  /** For whom: names of audiences (`audience-names.ts`), one of which a document's must be. It only spares work: rights are asked of the database. */
  readonly seenBy: readonly string[]
}

export type IndexAnswer =
  | { readonly state: 'ready'; readonly found: readonly Found[] }
  /** Not everything was read yet since the program started, or very much changed at once. */
  | { readonly state: 'being_read'; readonly done: number; readonly of: number }

/** The index of words as requests reach it. */
export type WordIndex = { readonly ask: (question: IndexQuestion) => Promise<IndexAnswer> }
