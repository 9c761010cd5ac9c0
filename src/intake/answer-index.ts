import { type AnswerWords, answerWords } from './answer-words.ts'
import { answersAll, asksRaisers, isReply, speaksForRaisers } from './collective-answer.ts'
import type { Item } from './reading.ts'

/** The items of a source by what they are about, for finding answers without comparing every pair. */
export type ItemIndex = {
  readonly items: readonly Item[]
  readonly words: readonly AnswerWords[]
  /** The grams of each item by their numbers. */
  readonly grams: readonly Int32Array[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly articles: ReadonlyMap<number, ArticleIndex>
  /** How much each gram tells: the fewer items hold it, the more. */
  readonly weights: Float64Array
  /** Which items are said in reply, by their word of saying. */
  readonly replies: readonly boolean[]
}

/** What stands in one article; numbers are positions in `items`. */
export type ArticleIndex = {
  /** The items that may answer, by the numbers of the grams they hold. */
  readonly holders: ReadonlyMap<number, readonly number[]>
  /** Those that speak of everything raised. */
  readonly collective: readonly number[]
}

export function isRaised({ kind }: Item): boolean {
  return kind === 'topic' || kind === 'suggestion'
}

export function indexItems(items: readonly Item[]): ItemIndex {
  const words = items.map(({ quote }) => answerWords(quote))
  const { numberOf, counts } = countGrams(words)
  const grams = words.map((one) => Int32Array.from(one.grams, (gram) => numberOf.get(gram) ?? -1))

  const replies = repliesAmong(items)
  const byArticle = new Map<number, number[]>()
  for (const [at, { article }] of items.entries()) {
    const members = byArticle.get(article)
    if (members === undefined) byArticle.set(article, [at])
    else members.push(at)
  }
  const articles = new Map(
    [...byArticle].map(([article, members]) => [article, indexArticle(items, grams, replies, members)]),
  )
  const weights = Float64Array.from(counts, (count) => Math.log((items.length + 1) / (count + 0.5)))
  return { items, words, grams, numberOf, articles, weights, replies }
}

function repliesAmong(items: readonly Item[]): boolean[] {
  const known = new Map<string | null, boolean>([[null, false]])
  return items.map(({ verb }) => {
    const is = known.get(verb) ?? (verb !== null && isReply(verb))
    known.set(verb, is)
    return is
  })
}

/** A number for every gram, and how many items hold it. */
function countGrams(words: readonly AnswerWords[]) {
  const numberOf = new Map<string, number>()
  const counts: number[] = []
  for (const { grams } of words) {
    for (const gram of grams) {
      const number = numberOf.get(gram) ?? counts.length
      if (number === counts.length) numberOf.set(gram, number)
      counts[number] = (counts[number] ?? 0) + 1
    }
  }
  return { numberOf, counts }
}

type Said = { raised: number; decided: number }

/** How often each speaker raises something, and how often says what is to be done. */
function countSaid(items: readonly Item[], members: readonly number[]): Map<string, Said> {
  const said = new Map<string, Said>()
  for (const at of members) {
    const item = items[at]
    if (item === undefined || item.speaker === null) continue
    const count = said.get(item.speaker) ?? { raised: 0, decided: 0 }
    if (isRaised(item)) count.raised += 1
    else if (item.kind === 'directive' || item.kind === 'follow_up') count.decided += 1
    said.set(item.speaker, count)
  }
  return said
}

function indexArticle(
  items: readonly Item[],
  grams: readonly Int32Array[],
  replies: readonly boolean[],
  members: readonly number[],
): ArticleIndex {
  const said = countSaid(items, members)
  const mayAnswer = (item: Item, at: number): boolean => {
    if (isRaised(item) || item.kind === 'assessment' || asksRaisers(item.quote)) return false
    const { speaker } = item
    if (speaker === null) return item.kind !== 'position'
    const { raised, decided } = said.get(speaker) ?? { raised: 0, decided: 0 }
    if (raised > decided || speaksForRaisers(speaker)) return false
    // A view held is an answer only where one who decides or replies holds it.
    return item.kind !== 'position' || decided > 0 || replies[at] === true
  }

  const holders = new Map<number, number[]>()
  const collective: number[] = []
  for (const at of members) {
    const item = items[at]
    if (item === undefined || !mayAnswer(item, at)) continue
    if (item.kind !== 'position' && answersAll(item.quote)) collective.push(at)
    for (const gram of grams[at] ?? []) {
      const held = holders.get(gram)
      if (held === undefined) holders.set(gram, [at])
      else held.push(at)
    }
  }
  return { holders, collective }
}
