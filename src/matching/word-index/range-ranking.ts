import { BestSoFar } from './best-so-far.ts'
import { rangeLength } from './document-ranges.ts'
import { blockLength, type PostingLists } from './posting-lists.ts'
import type { Ranked } from './take-best.ts'

/** A clause with what one level of its weight is worth. */
export type WorthClause = {
  readonly lists: readonly number[]
  readonly must: boolean
  readonly zones: number
  readonly worth: number
}

export type RangeQuery = {
  /** Those a document must have first. */
  readonly clauses: readonly WorthClause[]
  /** How many of the others it must have. */
  readonly atLeast: number
  readonly limit: number
  /** How many documents there are. */
  readonly documents: number
  readonly filter: (document: number) => boolean
  /** False where no document of a range gets through the filter. */
  readonly mayHold: (range: number) => boolean
}

/** How many postings are read before what was found is enough, where as many were found as are wanted. */
const enoughRead = 250_000
/** One clause that must be had, among the signs of what a document has. */
const oneMust = 0x100

/**
 * The best documents by words that stand in very many. What each range of neighbours can hold at most is known from the
 * highest weight in each block of a list; the ranges are looked at from the most promising on, of two alike the newer first,
 * until none can better what was found or enough was read. Only what is among the best so far is asked of the filter.
 */
export class RangeRanking {
  readonly #lists: PostingLists
  readonly #scores = new Float64Array(rangeLength)
  readonly #has = new Uint16Array(rangeLength)
  /** The last clause a document was found to have, counted from 1. */
  readonly #stamps = new Uint16Array(rangeLength)
  readonly #documents = new Uint32Array(blockLength)
  readonly #signs = new Uint8Array(blockLength)

  constructor(lists: PostingLists) {
    this.#lists = lists
  }

  best(query: RangeQuery): readonly Ranked[] {
    const { clauses, limit } = query
    const best = new BestSoFar(limit)
    if (limit <= 0) return []
    const bounds = this.#bounds(query)
    let read = 0
    for (const range of inOrder(bounds)) {
      const isEnough = best.isFull && read > enoughRead
      // Nothing in it is newer than its last.
      if (isEnough || !best.takes(bounds[range] ?? 0, (range + 1) * rangeLength - 1)) break
      read += this.#scoreRange(clauses, range)
      this.#take(query, range, best)
    }
    return best.ranked()
  }

  /** The most a document of each range can score; 0 where none can be found. */
  #bounds({ clauses, atLeast, documents, mayHold }: RangeQuery): Float64Array {
    const ranges = Math.ceil(documents / rangeLength)
    const bounds = new Float64Array(ranges)
    const has = new Uint16Array(ranges)
    const highest = new Uint8Array(ranges)
    const held = new Uint8Array(ranges)
    for (const { lists, worth, must } of clauses) {
      held.fill(0)
      for (const list of lists) {
        highest.fill(0)
        this.#markHighest(list, highest)
        for (let range = 0; range < ranges; range += 1) {
          const level = highest[range] ?? 0
          if (level === 0) continue
          bounds[range] = (bounds[range] ?? 0) + worth * level
          held[range] = 1
        }
      }
      const one = must ? oneMust : 1
      for (let range = 0; range < ranges; range += 1) if (held[range] === 1) has[range] = (has[range] ?? 0) + one
    }
    const musts = clauses.filter(({ must }) => must).length
    for (let range = 0; range < ranges; range += 1) {
      if (!isEnough(has[range] ?? 0, musts, atLeast) || !mayHold(range)) bounds[range] = 0
    }
    return bounds
  }

  #markHighest(list: number, highest: Uint8Array): void {
    const blocks = this.#lists.blocksOf(list)
    let from = 0
    for (let block = 0; block < blocks; block += 1) {
      const level = this.#lists.highestIn(list, block)
      const to = Math.floor(this.#lists.lastOf(list, block) / rangeLength)
      for (let range = from; range <= to; range += 1) if (level > (highest[range] ?? 0)) highest[range] = level
      from = to
    }
  }

  /** Sums up what each document of a range has. Gives how many postings were read. */
  #scoreRange(clauses: readonly WorthClause[], range: number): number {
    this.#scores.fill(0)
    this.#has.fill(0)
    this.#stamps.fill(0)
    let read = 0
    for (const [index, clause] of clauses.entries()) {
      for (const list of clause.lists) read += this.#scoreList(list, clause, index + 1, range * rangeLength)
    }
    return read
  }

  #scoreList(list: number, { zones, worth, must }: WorthClause, stamp: number, from: number): number {
    const [documents, signs, scores, has, stamps] = [
      this.#documents,
      this.#signs,
      this.#scores,
      this.#has,
      this.#stamps,
    ]
    const one = must ? oneMust : 1
    const blocks = this.#lists.blocksOf(list)
    let read = 0
    for (let block = this.#lists.blockFor(list, from, 0); block < blocks; block += 1) {
      const count = this.#lists.read(list, block, documents, signs)
      read += count
      for (let at = 0; at < count; at += 1) {
        const place = (documents[at] ?? 0) - from
        if (place < 0) continue
        if (place >= rangeLength) return read
        const sign = signs[at] ?? 0
        if ((sign & zones) === 0) continue
        scores[place] = (scores[place] ?? 0) + worth * (sign & 15)
        if (stamps[place] === stamp) continue
        stamps[place] = stamp
        has[place] = (has[place] ?? 0) + one
      }
    }
    return read
  }

  #take({ clauses, atLeast, filter }: RangeQuery, range: number, best: BestSoFar): void {
    const musts = clauses.filter(({ must }) => must).length
    for (let place = 0; place < rangeLength; place += 1) {
      if (!isEnough(this.#has[place] ?? 0, musts, atLeast)) continue
      const document = range * rangeLength + place
      const score = this.#scores[place] ?? 0
      if (best.takes(score, document) && filter(document)) best.add(score, document)
    }
  }
}

function isEnough(has: number, musts: number, atLeast: number): boolean {
  return has > 0 && has >> 8 === musts && (has & 0xff) >= atLeast
}

/** Ranges that can hold anything, the most promising first, of two alike the newer. */
function inOrder(bounds: Float64Array): readonly number[] {
  const ranges: number[] = []
  for (let range = bounds.length - 1; range >= 0; range -= 1) if ((bounds[range] ?? 0) > 0) ranges.push(range)
  return ranges.sort((one, other) => (bounds[other] ?? 0) - (bounds[one] ?? 0) || other - one)
}
