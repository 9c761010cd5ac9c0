import type { Audience, DocumentTable } from './document-table.ts'
import { blockLength, type PostingLists } from './posting-lists.ts'
import { RangeRanking } from './range-ranking.ts'
import { highestLevel } from './signs-of.ts'
import { type Ranked, smallestOfBest, takeBest } from './take-best.ts'

/** A clause with its terms looked up. */
export type ListClause = {
  readonly lists: readonly number[]
  readonly weight: number
  readonly must: boolean
  /** Signs of the zones it may stand in. */
  readonly zones: number
}

export type ListQuery = {
  readonly clauses: readonly ListClause[]
  /** How many are wanted, best first. */
  readonly limit: number
  readonly kinds?: readonly string[]
  /** Days since 1970-01-01, both included. */
  readonly since?: number
  readonly until?: number
  /** Asked once for each audience there is among what is met; what it says no to is neither returned nor ranked. */
  readonly mayBeSeen?: (audience: Audience) => boolean
  /** What has fewer of the clauses that need not be had may be left out. */
  readonly atLeast?: number
}

type Weighed = ListClause & {
  /** In how many documents its lists stand together. */
  readonly count: number
  /** What one level of weight is worth. */
  readonly worth: number
  /** The most it can add to a document. */
  readonly most: number
}

/** A document that was looked at and must not be found. */
const refused = 1
/** Postings of a clause from which on it pays to ask whether any document that is not met yet can still be among the best. */
const worthAsking = 2_000
/** Where so many postings would have to be met, documents are looked at range by range; fewer where several must be had. */
const many = { musts: 2_000, several: 40_000, any: 200_000 } as const

/**
 * The best documents of a query by term at a time, the rare terms first. As soon as what is left to come cannot lift a document
 * not met so far among the best, only those met are followed up, and blocks without any of them are not read at all.
 */
export class Ranking {
  readonly #lists: PostingLists
  readonly #documents: DocumentTable
  readonly #ranges: RangeRanking
  #scores = new Float32Array(1_024)
  /** What was last said of a document: `base + refused`, or `base + refused + how many clauses it must have it has, + 1`. */
  #marks = new Uint32Array(1_024)
  #met = new Uint32Array(1_024)
  #base = 0
  /** How many marks above the base the last search may have given. */
  #span = 1
  readonly #blockDocuments = new Uint32Array(blockLength)
  readonly #blockSigns = new Uint8Array(blockLength)

  constructor(lists: PostingLists, documents: DocumentTable) {
    this.#lists = lists
    this.#documents = documents
    this.#ranges = new RangeRanking(lists)
  }

  get bytes(): number {
    return this.#scores.byteLength * 3
  }

  best(query: ListQuery): readonly Ranked[] {
    const clauses = query.clauses.map((clause) => this.#weigh(clause))
    const musts = clauses.filter(({ must }) => must).sort((one, other) => one.count - other.count)
    if (musts.some(({ count }) => count === 0)) return []
    const others = clauses.filter(({ must, count }) => !must && count > 0).sort((one, other) => other.worth - one.worth)
    const atLeast = Math.max(query.atLeast ?? 0, musts.length > 0 ? 0 : 1)
    if (others.length < atLeast) return []
    // Whatever has enough of them has one of these.
    const drivers = others.slice(0, others.length - atLeast + 1)
    const toMeet = drivers.reduce((sum, { count }) => sum + count, 0)
    const isMany =
      musts.length > 0 ? (musts[0]?.count ?? 0) > many.musts : toMeet > (atLeast > 1 ? many.several : many.any)
    if (isMany) return this.#byRanges([...musts, ...others], atLeast, query)
    this.#begin(clauses.length)
    const filter = filterOf(this.#documents, query)
    const met =
      musts.length > 0 ? this.#withAll(musts, others, filter) : this.#withAny(others, drivers.length, filter, query)
    return takeBest(met, this.#scores, query.limit)
  }

  #byRanges(clauses: readonly Weighed[], atLeast: number, query: ListQuery): readonly Ranked[] {
    const kinds = query.kinds?.map((kind) => this.#documents.findKind(kind))
    const { since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = query
    return this.#ranges.best({
      ...{ clauses, atLeast, limit: query.limit, documents: this.#documents.length },
      filter: filterOf(this.#documents, query),
      mayHold: (range) => this.#documents.rangeMayHold(range, kinds, since, until),
    })
  }

  /** Those that have every clause they must have; the others only add to their scores. */
  #withAll(musts: readonly Weighed[], others: readonly Weighed[], filter: Filter): Uint32Array {
    let met = this.#meet(musts[0], filter, 0)
    if ((musts[0]?.lists.length ?? 0) > 1) met.sort()
    for (const [index, clause] of musts.entries()) {
      if (index === 0) continue
      const before = this.#base + refused + index
      this.#followUp(clause, met, before, before + 1)
      met = met.filter((document) => this.#marks[document] === before + 1)
    }
    const last = this.#base + refused + musts.length
    for (const clause of others) this.#followUp(clause, met, last, last)
    return met
  }

  /** The first so many clauses are met, those behind them followed up. */
  #withAny(clauses: readonly Weighed[], drivers: number, filter: Filter, { limit }: ListQuery): Uint32Array {
    const left = leftAfter(clauses)
    const mark = this.#base + refused + 1
    let met = 0
    for (const [index, clause] of clauses.entries()) {
      const toCome = left[index] ?? 0
      const soFar = this.#met.subarray(0, met)
      const isAllMet = index >= drivers
      if (isAllMet || (clause.count > worthAsking && met >= limit)) {
        const least = smallestOfBest(soFar, (document) => this.#scores[document] ?? 0, limit)
        if (isAllMet || least >= toCome) {
          const rest = soFar.filter((document) => (this.#scores[document] ?? 0) >= least - toCome).sort()
          for (const later of clauses.slice(index)) this.#followUp(later, rest, mark, mark)
          return rest
        }
      }
      met = this.#meet(clause, filter, met).length
    }
    return this.#met.subarray(0, met)
  }

  /** Adds a clause to every document it stands in, and those met for the first time to the met. */
  #meet(clause: Weighed | undefined, filter: Filter, already: number): Uint32Array {
    let met = already
    for (const list of clause?.lists ?? []) {
      const blocks = this.#lists.blocksOf(list)
      for (let block = 0; block < blocks; block += 1) {
        const count = this.#lists.read(list, block, this.#blockDocuments, this.#blockSigns)
        met = this.#meetBlock(count, clause?.zones ?? 0, clause?.worth ?? 0, filter, met)
      }
    }
    return this.#met.subarray(0, met)
  }

  #meetBlock(count: number, zones: number, worth: number, filter: Filter, already: number): number {
    const scores = this.#scores
    const marks = this.#marks
    const mark = this.#base + refused + 1
    let met = already
    for (let at = 0; at < count; at += 1) {
      const sign = this.#blockSigns[at] ?? 0
      if ((sign & zones) === 0) continue
      const document = this.#blockDocuments[at] ?? 0
      const known = marks[document] ?? 0
      if (known === mark) scores[document] = (scores[document] ?? 0) + worth * (sign & 15)
      else if (known <= this.#base) {
        const isLetThrough = filter(document)
        marks[document] = isLetThrough ? mark : this.#base + refused
        if (!isLetThrough) continue
        scores[document] = worth * (sign & 15)
        this.#met[met] = document
        met += 1
      }
    }
    return met
  }

  /** Adds a clause to those of the documents, given in order, that bear a mark, and marks them. */
  #followUp(clause: Weighed, candidates: Uint32Array, from: number, to: number): void {
    for (const list of clause.lists) this.#followUpList(list, clause, candidates, from, to)
  }

  #followUpList(list: number, { zones, worth }: Weighed, candidates: Uint32Array, from: number, to: number): void {
    const documents = this.#blockDocuments
    const blocks = this.#lists.blocksOf(list)
    let block = 0
    for (let next = 0; next < candidates.length; block += 1) {
      block = this.#lists.blockFor(list, candidates[next] ?? 0, block)
      if (block >= blocks) return
      const count = this.#lists.read(list, block, documents, this.#blockSigns)
      const last = documents[count - 1] ?? 0
      for (let at = 0; (candidates[next] ?? Number.POSITIVE_INFINITY) <= last; next += 1) {
        const candidate = candidates[next] ?? 0
        while ((documents[at] ?? 0) < candidate) at += 1
        const sign = this.#blockSigns[at] ?? 0
        const mark = this.#marks[candidate] ?? 0
        if (documents[at] !== candidate || (sign & zones) === 0 || (mark !== from && mark !== to)) continue
        this.#scores[candidate] = (this.#scores[candidate] ?? 0) + worth * (sign & 15)
        this.#marks[candidate] = to
      }
    }
  }

  #weigh(clause: ListClause): Weighed {
    let count = 0
    let highest = 0
    for (const list of clause.lists) {
      count += this.#lists.countOf(list)
      highest += this.#lists.highestOf(list)
    }
    const all = Math.max(this.#documents.length, count)
    const worth = (clause.weight * Math.log(1 + (all - count + 0.5) / (count + 0.5))) / highestLevel
    return { ...clause, count, worth, most: worth * highest }
  }

  /** Marks of earlier searches lie below the new base. */
  #begin(clauses: number): void {
    const needed = this.#documents.length
    if (needed > this.#scores.length) {
      const length = Math.ceil(needed * 1.25)
      this.#scores = new Float32Array(length)
      this.#marks = new Uint32Array(length)
      this.#met = new Uint32Array(length)
      this.#base = 0
    }
    this.#base += this.#span
    this.#span = clauses + refused + 2
    if (this.#base + this.#span < 2 ** 32) return
    this.#marks.fill(0)
    this.#base = 1
  }
}

/** The most that each clause and those behind it can add. */
function leftAfter(clauses: readonly Weighed[]): readonly number[] {
  const left: number[] = []
  let sum = 0
  for (const { most } of clauses.toReversed()) {
    sum += most
    left.push(sum)
  }
  return left.reverse()
}

type Filter = (document: number) => boolean

function filterOf(documents: DocumentTable, { kinds, since, until, mayBeSeen }: ListQuery): Filter {
  const kindNumbers = kinds?.map((kind) => documents.findKind(kind))
  const from = since ?? Number.NEGATIVE_INFINITY
  const to = until ?? Number.POSITIVE_INFINITY
  const isDated = since !== undefined || until !== undefined
  /** 0: not asked yet. */
  const answers = new Uint8Array(documents.audiences.length)
  const isSeen = (document: number): boolean => {
    if (mayBeSeen === undefined) return true
    const audience = documents.audienceOf(document)
    if (answers[audience] === 0) answers[audience] = mayBeSeen(documents.audiences[audience] ?? []) ? 2 : 1
    return answers[audience] === 2
  }
  return (document) => {
    if (documents.keyOf(document) === null) return false
    if (kindNumbers !== undefined && !kindNumbers.includes(documents.kindOf(document))) return false
    if (isDated && !(documents.dayOf(document) >= from && documents.dayOf(document) <= to)) return false
    return isSeen(document)
  }
}
