import { type ArticleIndex, type ItemIndex, indexItems, isRaised, saidBefore } from './answer-index.ts'
import type { NextPlace, Pairing } from './answer-signs.ts'
import { asksSomething, speaksForRaisers } from './collective-answer.ts'
import type { Item, Session } from './reading.ts'

/** A passage that may answer a matter: its position among the items, and how it stands to the matter. */
export type AnswerCandidate = { readonly holder: number; readonly pairing: Pairing }

/**
 * Looks through the items of a source once; then gives, for a topic or suggestion by its position, the passages that may answer it:
 * those of its article that share words with it or name who raised it, the first of the answers next behind it, and the nearest
 * that speak of everything raised. Nothing for what was not raised.
 */
export function answerCandidates(items: readonly Item[], sessions: readonly Pick<Session, 'article'>[]) {
  const index = indexItems(items)
  const home = sessionsByArticle(sessions)
  const weights = { own: new Float64Array(items.length), context: new Float64Array(items.length) }
  const candidatesAt = (at: number): readonly AnswerCandidate[] => {
    const raised = items[at]
    const article = raised === undefined ? undefined : index.articles.get(raised.article)
    if (raised === undefined || article === undefined || !isRaised(raised)) return []
    const isOneSession = (home.get(raised.article) ?? 0) <= 1
    const asked = { raised, at, raiser: nameOfRaiser(raised), isQuestion: asksSomething(index.folded[at] ?? '') }
    return candidatesOf({ index, article, isOneSession, weights, ...asked })
  }
  return { wordsOf: index.wordsOf, candidatesAt }
}

/** How many sessions each article reports: where it is one, everything in the article belongs to it. */
function sessionsByArticle(sessions: readonly Pick<Session, 'article'>[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { article } of sessions) counts.set(article, (counts.get(article) ?? 0) + 1)
  return counts
}

type Asked = {
  readonly index: ItemIndex
  readonly article: ArticleIndex
  readonly raised: Item
  readonly at: number
  /** The one who is named for it; null where nobody is, or those who raise matters are named together. */
  readonly raiser: string | null
  readonly isQuestion: boolean
  readonly isOneSession: boolean
  /** By item, how much of a matter's words it shares, and of what was said before it; zero for every item, and left so. */
  readonly weights: { readonly own: Float64Array; readonly context: Float64Array }
}

/** A pair of characters that more passages of an article hold tells nothing. */
const mostHolders = 200
const mostBehind = 12
const mostCollective = 4

/** In the order in which they were met. */
function candidatesOf(asked: Asked): AnswerCandidate[] {
  const { index, article, raised, at, weights } = asked
  const alike = weigh(index, article, at, weights.own)
  const before = saidBefore(index.items, at).flatMap((one) => weigh(index, article, one, weights.context))
  const next = (article.talk.placeOf(at)?.stretch ?? -2) + 1
  const whole = weightOf(index, at)
  const met = new Set([
    ...heaviest(alike, weights.own, whole),
    ...namingPassages(asked),
    ...article.talk.stretch(next).slice(0, mostBehind),
    ...collectiveBehind(asked),
  ])
  const candidates: AnswerCandidate[] = []
  for (const holder of met) {
    const answer = index.items[holder]
    if (answer === undefined || (answer.speaker !== null && answer.speaker === raised.speaker)) continue
    candidates.push({ holder, pairing: pairingOf(asked, holder, answer, whole) })
  }
  for (const holder of alike) weights.own[holder] = 0
  for (const holder of before) weights.context[holder] = 0
  return candidates
}

/** Adds up for every passage how much the words it shares with an item tell; gives the passages. */
function weigh(index: ItemIndex, article: ArticleIndex, at: number, weights: Float64Array): readonly number[] {
  const met: number[] = []
  for (const gram of index.grams[at] ?? []) {
    const holders = article.holders.get(gram) ?? []
    if (holders.length > mostHolders) continue
    for (const holder of holders) {
      const before = weights[holder] ?? 0
      if (before === 0) met.push(holder)
      weights[holder] = before + (index.weights[gram] ?? 0)
    }
  }
  return met
}

const leastCoverage = 0.12
const mostAlike = 16

/** Of the passages that share words with a matter those that share most; a record may have hundreds that share a little. */
function heaviest(alike: readonly number[], weights: Float64Array, whole: number): readonly number[] {
  const weightAt = (holder: number): number => weights[holder] ?? 0
  const enough = alike.filter((holder) => weightAt(holder) >= leastCoverage * whole)
  if (enough.length <= mostAlike) return enough
  return enough.sort((a, b) => weightAt(b) - weightAt(a) || a - b).slice(0, mostAlike)
}

function weightOf(index: ItemIndex, at: number): number {
  let whole = 0
  for (const gram of index.grams[at] ?? []) whole += index.weights[gram] ?? 0
  return whole
}

function namingPassages({ index, article, raiser }: Asked): readonly number[] {
  if (raiser === null) return []
  const holders = article.holders.get(index.numberOf(raiser.slice(0, 2)) ?? -1) ?? []
  return holders.length > mostHolders ? [] : holders.filter((at) => index.items[at]?.quote.includes(raiser))
}

function nameOfRaiser({ speaker }: Item): string | null {
  return speaker === null || speaker.length < 2 || speaksForRaisers(speaker) ? null : speaker
}

/** The nearest passages behind a matter that speak of everything raised in its session. */
function collectiveBehind({ index, article, raised, isOneSession }: Asked): readonly number[] {
  const found: number[] = []
  for (
    let place = firstBehind(index.items, article.collective, raised.start);
    found.length < mostCollective;
    place += 1
  ) {
    const at = article.collective[place]
    if (at === undefined || isApart(raised, index.items[at], isOneSession)) break
    found.push(at)
  }
  return found
}

function isApart(raised: Item, answer: Item | undefined, isOneSession: boolean): boolean {
  const session = answer?.session ?? null
  return !isOneSession && raised.session !== null && session !== null && raised.session !== session
}

/** Where in an ascending list of items the first stands that ends behind a place of the source. */
function firstBehind(items: readonly Item[], list: readonly number[], place: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[list[middle] ?? -1]?.end ?? 0) > place) high = middle
    else low = middle + 1
  }
  return low
}

/** What speaks of everything speaks of what was raised before it in its own session. */
function pairingOf(asked: Asked, holder: number, answer: Item, whole: number): Pairing {
  const { index, article, raised, raiser, isQuestion, isOneSession, weights } = asked
  const weight = weights.own[holder] ?? 0
  const gap = answer.start - raised.end
  const isOfOther = isApart(raised, answer, isOneSession)
  return {
    weight,
    coverage: whole === 0 ? 0 : weight / whole,
    context: weights.context[holder] ?? 0,
    isQuestion,
    isReply: index.replies[holder] === true,
    isNamed: raiser !== null && answer.quote.includes(raiser),
    next: nextPlaceOf(asked, holder),
    gap,
    kind: answer.kind,
    hasSpeaker: answer.speaker !== null,
    isOfOtherSession: isOfOther,
    turnsToRaisers: article.turned.has(holder),
    handling: gap < 0 || isOfOther ? undefined : article.handling.get(holder),
  }
}

function nextPlaceOf({ article: { talk }, at }: Asked, holder: number): NextPlace | undefined {
  const [raised, answer] = [talk.placeOf(at), talk.placeOf(holder)]
  if (raised === undefined || answer?.stretch !== raised.stretch + 1) return undefined
  const { turns, place } = answer
  const isInOrder = turns > 1 && turns === raised.turns && answer.turn === raised.turn
  return { turns, place, isInOrder, isOneOfSeveral: talk.exchanges > 1 }
}
