import { clausesLike } from '#matching/likeness/clauses-like.ts'
import { queryClauses } from '#matching/search/query-clauses.ts'
import { type Found, type IndexQuery, MatchingIndex } from '#matching/word-index/matching-index.ts'
import { deleteIndexChangesBefore, type IndexChange, indexHorizon, listIndexChanges } from '#store/index-changes.ts'
import type { Db } from '#store/schema.ts'
import { type DocumentSource, likenessKind } from './document-source.ts'
import type { IndexAnswer, IndexQuestion, WordIndex } from './word-index.ts'

/** How many things are read at a time. */
const together = 200
/** More changes than this are worked in while whoever asks is told so. */
const mostInPassing = 400
/** Dead numbers are taken out when they are a quarter of all, and worth the work. */
const mostDead = { share: 0.25, documents: 2_000 }
/** Changes are kept this long; an index that has followed none for half of it reads everything anew. */
const hoursKept = 48
const hour = 3_600_000

/**
 * An index of words over a database: reads everything once, then whatever changed, before each answer. It sees everything
 * and proposes only; `db` must not be walled off.
 */
export class IndexKeeper implements WordIndex {
  readonly #db: Db
  readonly #sources: readonly DocumentSource[]
  readonly #clock: () => Date
  #shelves = emptyShelves()
  #horizon = '0'
  /** Numbers of the changes worked in that may be returned again. */
  #workedIn = new Set<number>()
  #followedAt = 0
  #isRead = false
  /** Very much changed, and is being worked in while nobody waits for it. */
  #isWorkingIn = false
  /** How often everything was read. */
  #readings = 0
  #progress = { done: 0, of: 0 }
  #following: Promise<unknown> = Promise.resolve()
  /** A turn to follow that has not begun. */
  #waiting: Promise<boolean> | null = null

  constructor(db: Db, sources: readonly DocumentSource[], clock: () => Date) {
    this.#db = db
    this.#sources = sources
    this.#clock = clock
  }

  get size(): number {
    return this.#shelves.like.size + this.#shelves.search.size
  }

  /** Reads everything there is, from nothing; until it has, answers say how far it is. */
  async readAll(isStopped: () => boolean = () => false): Promise<void> {
    this.#isRead = false
    this.#readings += 1
    const shelves = emptyShelves()
    const horizon = await indexHorizon(this.#db)
    this.#progress = { done: 0, of: await this.#countAll() }
    for (const source of this.#sources) {
      for (let after = ''; !isStopped(); ) {
        const { ids, last } = await source.idsAfter(this.#db, after, together)
        for (const document of await source.documentsOf(this.#db, ids)) shelves[shelfOf(document.kind)].put(document)
        this.#progress.done += ids.length
        if (ids.length < together) break
        after = last
        await breathe()
      }
    }
    if (isStopped()) return
    this.#shelves = shelves
    this.#hasFollowed(horizon, [])
  }

  async ask(question: IndexQuestion): Promise<IndexAnswer> {
    if (!this.#isRead || !(await this.#catchUp())) return { state: 'being_read', ...this.#progress }
    return {
      state: 'ready',
      found: this.#shelves[question.asks.kind].search(this.#queryOf(question)).toSorted(inOrder),
    }
  }

  /** To be called from time to time, not twice at once: reads what is not read, works in what changed, tidies up. */
  async keepUp(isStopped: () => boolean = () => false): Promise<void> {
    if (this.#isWorkingIn) return
    const isLate = this.#clock().getTime() - this.#followedAt > (hoursKept / 2) * hour
    if (!this.#isRead || isLate) await this.readAll(isStopped)
    if (!this.#isRead || !(await this.#catchUp())) return
    await deleteIndexChangesBefore(this.#db, new Date(this.#clock().getTime() - hoursKept * hour).toISOString())
    for (const shelf of ['like', 'search'] as const) {
      const { dead, size } = this.#shelves[shelf]
      if (dead > mostDead.share && (size * dead) / (1 - dead) > mostDead.documents)
        this.#shelves[shelf] = this.#shelves[shelf].withoutDead()
    }
  }

  #queryOf({ asks, seenBy, ...narrowed }: IndexQuestion): IndexQuery {
    const own = new Set(seenBy)
    return {
      ...narrowed,
      ...this.#clausesOf(asks),
      mayBeSeen: (audience) => audience.some((name) => own.has(name)),
    }
  }

  #clausesOf(asks: IndexQuestion['asks']): Pick<IndexQuery, 'clauses' | 'atLeast'> {
    return asks.kind === 'search'
      ? queryClauses(asks, asks.isLoose, this.#shelves.search)
      : { clauses: clausesLike(asks, this.#shelves.like) }
  }

  /**
   * One after another: what was asked for before a change was made does not answer for one made after. Who asks while another
   * waits its turn shares that turn. False where so much changed that it is worked in while others are told to wait.
   */
  #catchUp(): Promise<boolean> {
    if (this.#waiting !== null) return this.#waiting
    const turn = this.#following.then(() => {
      this.#waiting = null
      return this.#follow()
    })
    this.#waiting = turn
    this.#following = turn.catch(() => undefined)
    return turn
  }

  async #follow(): Promise<boolean> {
    const reading = this.#readings
    const { horizon, changes } = await listIndexChanges(this.#db, this.#horizon)
    const fresh = changes.filter(({ seq }) => !this.#workedIn.has(seq))
    const isMuch = fresh.length > mostInPassing
    if (isMuch) {
      this.#isRead = false
      this.#progress = { done: 0, of: fresh.length }
    }
    this.#isWorkingIn = isMuch
    const worked = this.#workIn(fresh)
      .then(() => {
        // Who began to read everything meanwhile follows from a horizon of its own.
        if (reading === this.#readings) this.#hasFollowed(horizon, changes)
      })
      .finally(() => {
        this.#isWorkingIn = false
      })
    if (!isMuch) await worked
    // A failure leaves it unread: the next time, everything is.
    else worked.catch(() => undefined)
    return !isMuch
  }

  #hasFollowed(horizon: string, changes: readonly IndexChange[]): void {
    this.#horizon = horizon
    this.#workedIn = new Set(changes.map(({ seq }) => seq))
    this.#followedAt = this.#clock().getTime()
    this.#isRead = true
  }

  async #workIn(changes: readonly IndexChange[]): Promise<void> {
    for (const source of this.#sources) {
      const ids = [...new Set(changes.filter(({ kind }) => kind === source.changes).map(({ id }) => id))]
      for (let from = 0; from < ids.length; from += together) {
        const some = ids.slice(from, from + together)
        const documents = new Map((await source.documentsOf(this.#db, some)).map((one) => [one.key, one]))
        for (const kind of source.kinds) {
          const index = this.#shelves[shelfOf(kind)]
          for (const id of some) {
            const document = documents.get(`${kind}/${id}`)
            if (document === undefined) index.remove(`${kind}/${id}`)
            else index.put(document)
          }
        }
        this.#progress.done += some.length
      }
    }
  }

  async #countAll(): Promise<number> {
    let sum = 0
    for (const { count } of this.#sources) sum += await count(this.#db)
    return sum
  }
}

/** What likeness is asked of, and what searches are. */
type Shelves = { like: MatchingIndex; search: MatchingIndex }

function emptyShelves(): Shelves {
  return { like: new MatchingIndex(), search: new MatchingIndex() }
}

function shelfOf(kind: string): keyof Shelves {
  return kind === likenessKind ? 'like' : 'search'
}

/** Lets what else waits in this thread have its turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Of documents alike, that of the later day, and then by their keys: which was put in anew may be nobody's business. */
function inOrder(one: Found, other: Found): number {
  const byDay = (other.day ?? noDay) - (one.day ?? noDay)
  return other.score - one.score || byDay || (one.key < other.key ? -1 : 1)
}

/** Before every day. */
const noDay = -0x80000000
