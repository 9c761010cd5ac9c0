import { type ArticleIndex, type ItemIndex, indexItems, isRaised } from './answer-index.ts'
import { sharedWords, tellingLength } from './answer-words.ts'
import { isReply, saysAnswered, speaksForRaisers } from './collective-answer.ts'
import type { Answer, AnswerReason, Item, Session } from './reading.ts'

/**
 * Finds, for every topic and suggestion, the passages of the same source that answer it.
 *
 * An answer is what a leader or the government says is to be done, promises or holds, and it counts where it
 * speaks of the same thing (`shared_words`, or `named_author` where it also names who raised it), where it is
 * said in reply just behind (`same_session`), or where it says that everything raised in the session was
 * answered (`answered_collectively`). A matter of which nothing of the kind can be said keeps an empty list;
 * those who raised something never answer it themselves.
 *
 * @returns the items in their order, topics and suggestions with `answers`, best first.
 */
export function linkAnswers(items: readonly Item[], sessions: readonly Session[]): Item[] {
  const index = indexItems(items)
  const home = sessionsByArticle(sessions)
  return items.map((item, at) => {
    if (!isRaised(item)) return item
    const article = index.articles.get(item.article)
    if (article === undefined) return { ...item, answers: [] }
    const found = [
      ...collective(index, article, item, home),
      ...alike(index, article, item, at),
      ...replies(index, item, at),
    ]
    return { ...item, answers: rank(found) }
  })
}

/** How many sessions each article reports: where it is one, everything in the article belongs to it. */
function sessionsByArticle(sessions: readonly Session[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { article } of sessions) counts.set(article, (counts.get(article) ?? 0) + 1)
  return counts
}

const mostAlike = 4
const mostCollective = 3
/** That everything was answered is a fact; that it is taken over is a promise. */
const answeredScore = 0.5
const takenOverScore = 0.45
const replyScore = 0.4

/** Best first; a passage that answers in two ways keeps the better reason. */
function rank(answers: readonly Answer[]): Answer[] {
  const best = new Map<number, Answer>()
  for (const answer of answers) {
    const other = best.get(answer.item)
    if (other === undefined || answer.score > other.score) best.set(answer.item, answer)
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.item - b.item)
}

/** Statements of the same session that everything raised was answered or is taken over; the nearest behind it. */
function collective(
  { items }: ItemIndex,
  article: ArticleIndex,
  raised: Item,
  sessions: ReadonlyMap<number, number>,
): Answer[] {
  const oneSession = (sessions.get(raised.article) ?? 0) <= 1
  const answers: Answer[] = []
  for (
    let place = firstBehind(items, article.collective, raised.start);
    place < article.collective.length;
    place += 1
  ) {
    const at = article.collective[place] ?? -1
    const answer = items[at]
    const session = answer?.session ?? null
    if (!oneSession && raised.session !== null && session !== null && raised.session !== session) break
    const score = answer !== undefined && saysAnswered(answer.quote) ? answeredScore : takenOverScore
    answers.push(answerOf(at, score, 'answered_collectively', []))
    if (answers.length === mostCollective) break
  }
  return answers
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

/** A pair of characters that more passages of an article hold tells nothing. */
const mostHolders = 200

/** Passages of the same article that speak of the same thing, or name who raised it. */
function alike(index: ItemIndex, article: ArticleIndex, raised: Item, at: number): Answer[] {
  const own = index.words[at]
  if (own === undefined) return []
  const shared = new Map<number, number>()
  let whole = 0
  for (const gram of own.grams) {
    const weight = index.weightOf(gram)
    whole += weight
    const holders = article.holders.get(gram) ?? []
    if (holders.length > mostHolders) continue
    for (const holder of holders) shared.set(holder, (shared.get(holder) ?? 0) + weight)
  }
  for (const holder of namingPassages(article, raised)) shared.set(holder, shared.get(holder) ?? 0)
  return [...shared]
    .flatMap(([holder, weight]) => alikeAnswer(index, { at, holder, weight, whole }) ?? [])
    .sort((a, b) => b.score - a.score)
    .slice(0, mostAlike)
}

function namingPassages(article: ArticleIndex, { speaker }: Item): readonly number[] {
  if (speaker === null || speaksForRaisers(speaker)) return []
  const holders = article.holders.get(speaker.slice(0, 2)) ?? []
  return holders.length > mostHolders ? [] : holders
}

const leastCoverage = 0.3
const leastWeight = 4
/** A stretch of so many telling characters in both leaves no doubt, however much else was said. */
const longRun = 4
const leastCoverageOfRun = 0.12

type Likeness = {
  readonly at: number
  readonly holder: number
  /** Of the grams both share, and of all that the raised item has. */
  readonly weight: number
  readonly whole: number
}

function alikeAnswer(index: ItemIndex, { at, holder, weight, whole }: Likeness): Answer | undefined {
  const [raised, answer, own, words] = [index.items[at], index.items[holder], index.words[at], index.words[holder]]
  if (raised === undefined || answer === undefined || own === undefined || words === undefined) return undefined
  if (answer.speaker !== null && answer.speaker === raised.speaker) return undefined
  const coverage = whole === 0 ? 0 : weight / whole
  const named = namesRaiser(raised, answer)
  // What is said in reply needs but a word in common with what was raised.
  const replies = answer.verb !== null && isReply(answer.verb) && answer.start > raised.start
  if (!named && !replies && coverage < leastCoverageOfRun) return undefined
  const common = sharedWords(own, words)
  const enough = coverage >= leastCoverage && weight >= leastWeight && common.length > 0
  const isSure = named || enough || common.some((run) => tellingLength(run) >= longRun)
  if (!isSure && !(replies && common.length > 0)) return undefined

  const apart = raised.session !== null && answer.session !== null && raised.session !== answer.session
  // What is to be done answers better than what is held.
  const surety = isSure ? 0.52 : 0.42
  const worth = (surety + coverage * 0.38 + (named ? 0.1 : 0)) * (answer.kind === 'position' && !replies ? 0.9 : 1)
  return answerOf(holder, worth * (apart ? 0.6 : 1), named ? 'named_author' : 'shared_words', common)
}

function namesRaiser({ speaker }: Item, { quote }: Item): boolean {
  return speaker !== null && speaker.length >= 2 && !speaksForRaisers(speaker) && quote.includes(speaker)
}

const mostRaisedTogether = 3
const farthestReply = 6

/** What is said in reply directly behind a matter, or behind the few it was raised with. */
function replies({ items }: ItemIndex, raised: Item, at: number): Answer[] {
  let raisedTogether = 1
  for (let next = at + 1; next <= at + farthestReply; next += 1) {
    const item = items[next]
    if (item === undefined || item.article !== raised.article) return []
    if (isRaised(item)) {
      raisedTogether += 1
      if (raisedTogether > mostRaisedTogether) return []
    } else if (item.kind !== 'assessment' && item.verb !== null && isReply(item.verb)) {
      const reply =
        item.verb !== null && isReply(item.verb) && (item.speaker === null || item.speaker !== raised.speaker)
      return reply ? [answerOf(next, replyScore, 'same_session', [])] : []
    }
  }
  return []
}

function answerOf(item: number, score: number, code: AnswerReason['code'], shared: readonly string[]): Answer {
  return { item, score: Math.round(Math.min(1, score) * 1000) / 1000, reason: { code, shared } }
}
