import { type DocumentFacts, DocumentTable } from './document-table.ts'
import { NumberedKeys } from './numbered-keys.ts'
import { PostingLists } from './posting-lists.ts'
import { type ListQuery, Ranking } from './ranking.ts'
import { type IndexedField, signsOf } from './signs-of.ts'
import { type Term, wordTerm } from './term.ts'
import { WordBeginnings } from './word-beginnings.ts'
import { everyZone, type Zone, zones } from './zone.ts'

/** What is to be found, with its words zone by zone. */
export type IndexedDocument = DocumentFacts & {
  /** Unique among all kinds, such as `case/ID`. */
  readonly key: string
  readonly fields: readonly IndexedField[]
}

/** One thing asked for: any of these terms. */
export type Clause = {
  readonly anyOf: readonly Term[]
  /** Or any word that begins like this: for the last word while it is being typed. */
  readonly beginning?: string
  /** How much it counts beside the others; 1 where nothing is said. */
  readonly weight?: number
  /** Documents without it are not found at all. */
  readonly must?: boolean
  /** In these zones alone. */
  readonly zones?: readonly Zone[]
}

/** As the ranking is asked, with words in place of their lists. */
export type IndexQuery = Omit<ListQuery, 'clauses'> & { readonly clauses: readonly Clause[] }

export type Found = DocumentFacts & { readonly key: string; readonly score: number }

/** So many words a beginning stands for. */
const mostWords = 64

/**
 * Documents of any kind, found by their words: terms weighed by how rare they are, the best first. In memory alone, and
 * right from the moment a document was put in or removed. It knows no text: what it returns is a proposal of keys, whose
 * words and rights are asked where they are kept.
 */
export class MatchingIndex {
  readonly #terms: NumberedKeys
  readonly #lists = new PostingLists()
  readonly #documents = new DocumentTable()
  readonly #words = new WordBeginnings()
  readonly #ranking = new Ranking(this.#lists, this.#documents)

  /** @param expectedTerms - saves enlarging step by step where it is known. */
  constructor(expectedTerms = 10_000) {
    this.#terms = new NumberedKeys(expectedTerms)
  }

  /** How many documents can be found. */
  get size(): number {
    return this.#documents.alive
  }

  /** Share of what it holds that was replaced or removed. */
  get dead(): number {
    const { length, alive } = this.#documents
    return length === 0 ? 0 : 1 - alive / length
  }

  /** Bytes in typed arrays; keys and words on the heap come on top. */
  get bytes(): number {
    return this.#terms.bytes + this.#lists.bytes + this.#documents.bytes + this.#ranking.bytes
  }

  has(key: string): boolean {
    return this.#documents.has(key)
  }

  /** Adds a document, or puts it in the place of what stood under its key. */
  put({ key, fields, ...facts }: IndexedDocument): void {
    const number = this.#documents.add(key, facts)
    for (const [term, signs] of signsOf(fields)) this.#lists.append(this.#terms.numberOf(term), number, signs)
    for (const { analysed } of fields) for (const word of analysed.words) this.#words.add(word)
  }

  /** Not found any more from now on. False where there was none. */
  remove(key: string): boolean {
    return this.#documents.remove(key)
  }

  /** How many documents hold a term, for whoever chooses among terms. */
  countOf(term: Term): number {
    const list = this.#terms.find(term)
    return list < 0 ? 0 : this.#lists.countOf(list)
  }

  /** Words of its documents that begin like this: for the last word while it is being typed. */
  wordsBeginning(beginning: string, most: number): readonly string[] {
    return this.#words.beginningWith(beginning, most)
  }

  /** The best documents, best first; of two alike the newer. */
  search(query: IndexQuery): readonly Found[] {
    const clauses = query.clauses.map((clause) => ({
      lists: this.#termsOf(clause)
        .map((term) => this.#terms.find(term))
        .filter((list) => list >= 0),
      weight: clause.weight ?? 1,
      must: clause.must === true,
      zones: clause.zones?.reduce((mask, zone) => mask | zones[zone].sign, 0) ?? everyZone,
    }))
    return this.#ranking.best({ ...query, clauses }).map(({ document, score }) => ({
      key: this.#documents.keyOf(document) ?? '',
      score,
      ...this.#documents.factsOf(document),
    }))
  }

  #termsOf({ anyOf, beginning }: Clause): readonly Term[] {
    if (beginning === undefined) return anyOf
    return [...new Set([...anyOf, ...this.wordsBeginning(beginning, mostWords).map(wordTerm)])]
  }

  /**
   * What it finds in rank order, as long as it is asked: for whoever drops some of it by rights or by words, and does not
   * know how many to ask for.
   */
  *inRankOrder(query: IndexQuery): Generator<Found> {
    const given = new Set<string>()
    for (let limit = query.limit; ; limit *= 4) {
      const found = this.search({ ...query, limit })
      for (const one of found) {
        if (given.has(one.key)) continue
        given.add(one.key)
        yield one
      }
      if (found.length < limit) return
    }
  }

  /** The same without what is dead: nothing of a removed document is left in it, not even as a number. */
  withoutDead(): MatchingIndex {
    const next = new MatchingIndex(this.#terms.size)
    const renumbered = new Int32Array(this.#documents.length).fill(-1)
    for (let number = 0; number < this.#documents.length; number += 1) {
      const key = this.#documents.keyOf(number)
      if (key !== null) renumbered[number] = next.#documents.add(key, this.#documents.factsOf(number))
    }
    for (let list = 0; list < this.#terms.size; list += 1) {
      let own = -1
      this.#lists.each(list, (document, signs) => {
        const number = renumbered[document] ?? -1
        if (number < 0) return
        if (own < 0) own = next.#terms.numberOf(this.#terms.keyAt(list))
        next.#lists.append(own, number, signs)
      })
    }
    for (const word of this.#words.beginningWith('', Number.POSITIVE_INFINITY)) {
      if (next.#terms.find(wordTerm(word)) >= 0) next.#words.add(word)
    }
    return next
  }
}
