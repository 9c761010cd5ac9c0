import { type Talk, talkOf } from './answer-turns.ts'
import { type AnswerWords, eachGram, foldedWords, wordsOfFolded } from './answer-words.ts'
import {
  asksRaisers,
  type Handling,
  handlingIn,
  isReply,
  speaksForRaisers,
  turnsToRaisers,
} from './collective-answer.ts'
import type { Item } from './reading.ts'

/** The items of a source by what they are about, for finding answers without comparing every pair. */
export type ItemIndex = {
  readonly items: readonly Item[]
  /** The words of each item, folded. */
  readonly folded: readonly string[]
  readonly wordsOf: (at: number) => AnswerWords | undefined
  /** The grams of each item by their numbers. */
  readonly grams: readonly Int32Array[]
  readonly numberOf: (gram: string) => number | undefined
  readonly articles: ReadonlyMap<number, ArticleIndex>
  /** How much each gram tells: the fewer items hold it, the more. */
  readonly weights: Float64Array
  /** Which items are said in reply, by their word of saying. */
  readonly replies: readonly boolean[]
}

/** What stands in one article; numbers are positions in `items`. */
export type ArticleIndex = {
  /** The items that may answer, by the numbers of those grams they hold that something raised asks for. */
  readonly holders: ReadonlyMap<number, readonly number[]>
  /** Those that may answer and deal with what was raised as a whole, in the order of the source, and how surely each does. */
  readonly collective: readonly number[]
  readonly handling: ReadonlyMap<number, Handling>
  /** Those that may answer and look as if they spoke to those who raise matters. */
  readonly turned: ReadonlySet<number>
  readonly talk: Talk
}

/** Whether something of this kind is raised, and so to be answered; what is of another kind may answer it. */
export function isRaised({ kind }: { readonly kind: string }): boolean {
  return kind === 'topic' || kind === 'suggestion'
}

/**
 * What somebody said just before they raised a matter, and why they did: positions in `items` from `at` backwards, up to another
 * speaker or another matter.
 */
export function saidBefore(items: readonly Item[], at: number): readonly number[] {
  const raised = items[at]
  const found: number[] = []
  for (let before = at - 1; before >= 0 && raised !== undefined; before -= 1) {
    const item = items[before]
    if (item === undefined || item.article !== raised.article || item.speaker !== raised.speaker) break
    if (item.kind !== 'position' && item.kind !== 'assessment') break
    found.push(before)
  }
  return found
}

export function indexItems(items: readonly Item[]): ItemIndex {
  const folded = items.map(({ quote }) => foldedWords(quote))
  const { grams, counts, numberOf } = countGrams(folded)

  const replies = repliesAmong(items)
  const byArticle = new Map<number, number[]>()
  for (const [at, { article }] of items.entries()) {
    const members = byArticle.get(article)
    if (members === undefined) byArticle.set(article, [at])
    else members.push(at)
  }
  const asked = new AskedGrams(items, grams, numberOf, counts.length)
  const articles = new Map(
    [...byArticle].map(([article, members]) => {
      asked.enter(article, members)
      return [article, indexArticle({ items, folded, grams, replies }, members, asked)]
    }),
  )
  const weights = new Float64Array(counts.length)
  for (let gram = 0; gram < counts.length; gram += 1)
    weights[gram] = Math.log((items.length + 1) / ((counts[gram] ?? 0) + 0.5))
  return { items, folded, wordsOf: wordsAmong(folded), grams, numberOf, articles, weights, replies }
}

function repliesAmong(items: readonly Item[]): boolean[] {
  const known = new Map<string | null, boolean>([[null, false]])
  return items.map(({ verb }) => {
    const is = known.get(verb) ?? (verb !== null && isReply(verb))
    known.set(verb, is)
    return is
  })
}

/** A number for every gram, those of each item in the order of its words, and how many items hold each. */
function countGrams(folded: readonly string[]) {
  // By both characters, which is much quicker than making a string of them.
  const pairs = new Map<number, number>()
  const longer = new Map<string, number>()
  const counts: number[] = []
  /** The item each gram was met in last. */
  const lastIn: number[] = []
  const own: number[] = []
  let at = 0
  const take = (known: number | undefined): number => {
    const number = known ?? counts.length
    if (lastIn[number] === at) return number
    lastIn[number] = at
    counts[number] = (counts[number] ?? 0) + 1
    own.push(number)
    return number
  }
  const addPair = (words: string, place: number) => {
    const key = pairKey(words, place)
    const known = pairs.get(key)
    if (take(known) !== known) pairs.set(key, counts.length - 1)
  }
  const addWord = (word: string) => {
    if (word.length === 2) addPair(word, 0)
    else longer.set(word, take(longer.get(word)))
  }
  const grams = folded.map((words, item) => {
    at = item
    own.length = 0
    eachGram(words, addPair, addWord)
    return new Int32Array(own)
  })
  const numberOf = (gram: string) => (gram.length === 2 ? pairs.get(pairKey(gram, 0)) : longer.get(gram))
  return { grams, counts, numberOf }
}

const pairKey = (words: string, at: number) => (words.charCodeAt(at) << 16) | words.charCodeAt(at + 1)

/** Few items are ever compared word by word. */
function wordsAmong(folded: readonly string[]) {
  const known: (AnswerWords | undefined)[] = []
  return (at: number): AnswerWords | undefined => {
    const words = folded[at]
    if (words === undefined) return undefined
    known[at] ??= wordsOfFolded(words)
    return known[at]
  }
}

type Said = { raised: number; decided: number; readonly isGroup: boolean }

const saidNothing = (speaker: string): Said => ({ raised: 0, decided: 0, isGroup: speaksForRaisers(speaker) })

/** How often each speaker raises something, and how often says what is to be done. */
function countSaid(items: readonly Item[], members: readonly number[]): Map<string, Said> {
  const said = new Map<string, Said>()
  for (const at of members) {
    const item = items[at]
    if (item === undefined || item.speaker === null) continue
    const count = said.get(item.speaker) ?? saidNothing(item.speaker)
    if (isRaised(item)) count.raised += 1
    else if (item.kind === 'directive' || item.kind === 'follow_up') count.decided += 1
    said.set(item.speaker, count)
  }
  return said
}

/** Which grams the matters raised in an article hold, or begin the name of who raised one: no others are asked for. */
class AskedGrams {
  readonly #items: readonly Item[]
  readonly #grams: readonly Int32Array[]
  readonly #numberOf: ItemIndex['numberOf']
  /** The article that asked for each gram last. */
  readonly #askedIn: Int32Array
  #article = -1

  constructor(items: readonly Item[], grams: readonly Int32Array[], numberOf: ItemIndex['numberOf'], count: number) {
    this.#items = items
    this.#grams = grams
    this.#numberOf = numberOf
    this.#askedIn = new Int32Array(count).fill(-1)
  }

  enter(article: number, members: readonly number[]): void {
    this.#article = article
    for (const at of members) {
      const item = this.#items[at]
      if (item === undefined || !isRaised(item)) continue
      for (const own of [at, ...saidBefore(this.#items, at)]) {
        for (const gram of this.#grams[own] ?? []) this.#askedIn[gram] = article
      }
      const named = item.speaker === null ? undefined : this.#numberOf(item.speaker.slice(0, 2))
      if (named !== undefined) this.#askedIn[named] = article
    }
  }

  has(gram: number): boolean {
    return this.#askedIn[gram] === this.#article
  }
}

type Looked = Pick<ItemIndex, 'items' | 'folded' | 'grams' | 'replies'>

function mayAnswer({ items, folded, replies }: Looked, at: number, said: ReadonlyMap<string, Said>): boolean {
  const item = items[at]
  if (item === undefined || isRaised(item) || item.kind === 'assessment' || asksRaisers(folded[at] ?? '')) return false
  const { speaker } = item
  if (speaker === null) return item.kind !== 'position'
  const { raised, decided, isGroup } = said.get(speaker) ?? saidNothing(speaker)
  if (raised > decided || isGroup) return false
  // A view held is an answer only where one who decides or replies holds it.
  return item.kind !== 'position' || decided > 0 || replies[at] === true
}

function indexArticle(looked: Looked, members: readonly number[], asked: AskedGrams): ArticleIndex {
  const { items, folded, grams } = looked
  const said = countSaid(items, members)
  const holders = new Map<number, number[]>()
  const handling = new Map<number, Handling>()
  const answering = new Set(members.filter((at) => mayAnswer(looked, at, said)))
  const turned = new Set([...answering].filter((at) => turnsToRaisers(folded[at] ?? '')))
  for (const at of answering) {
    const how = items[at]?.kind === 'position' ? undefined : handlingIn(folded[at] ?? '')
    if (how !== undefined) handling.set(at, how)
    for (const gram of grams[at] ?? []) {
      if (!asked.has(gram)) continue
      const held = holders.get(gram)
      if (held === undefined) holders.set(gram, [at])
      else held.push(at)
    }
  }
  return { holders, collective: [...handling.keys()], handling, turned, talk: talkOf(items, members, answering) }
}
