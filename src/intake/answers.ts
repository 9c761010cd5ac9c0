import { type ArticleIndex, type ItemIndex, indexItems, isRaised } from './answer-index.ts'
import { type AnswerWords, sharedWords, tellingLength } from './answer-words.ts'
import { saysAnswered, speaksForRaisers } from './collective-answer.ts'
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
  const answersTo = answerFinder(items, sessions)
  return items.map((item, at) => (isRaised(item) ? { ...item, answers: answersTo(at) } : item))
}

/** As `linkAnswers`, one item at a time: all are looked through once, and then only what is asked for by its position. */
export function answerFinder(
  items: readonly Item[],
  sessions: readonly Pick<Session, 'article'>[],
): (at: number) => Answer[] {
  const index = indexItems(items)
  const home = sessionsByArticle(sessions)
  const weights = new Float64Array(items.length)
  return (at) => {
    const item = items[at]
    const article = item === undefined ? undefined : index.articles.get(item.article)
    if (item === undefined || article === undefined || !isRaised(item)) return []
    return rank([
      ...collective(index, article, item, home),
      ...alike(index, article, item, at, weights),
      ...replies(index, item, at),
    ])
  }
}

/** How many sessions each article reports: where it is one, everything in the article belongs to it. */
function sessionsByArticle(sessions: readonly Pick<Session, 'article'>[]): ReadonlyMap<number, number> {
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

/**
 * Passages of the same article that speak of the same thing, or name who raised it. The most promising are looked at
 * first, and no more once the rest can only be worse: in a long source a hundred may share words with one matter.
 */
function alike(index: ItemIndex, article: ArticleIndex, raised: Item, at: number, weights: Float64Array): Answer[] {
  const best: Ranked[] = []
  const sharedWith = sharedWordsWith(index, at)
  for (const candidate of candidatesOf(index, article, raised, at, weights)) {
    const last = best[mostAlike - 1]
    if (last !== undefined && goesBefore(last, candidate.most, candidate.place)) break
    const answer = alikeAnswer(index, at, candidate, sharedWith)
    if (answer !== undefined) putInOrder(best, { answer, score: answer.score, place: candidate.place })
  }
  return best.map(({ answer }) => answer)
}

type Ranked = { readonly answer: Answer; readonly score: number; readonly place: number }

/** What a record says again and again in the same words is compared once. */
function sharedWordsWith(index: ItemIndex, at: number) {
  const own = index.wordsOf(at)
  const known = new Map<string, readonly string[]>()
  return (words: AnswerWords): readonly string[] => {
    const common = known.get(words.folded) ?? (own === undefined ? [] : sharedWords(own, words))
    known.set(words.folded, common)
    return common
  }
}

function putInOrder(best: Ranked[], one: Ranked): void {
  let at = best.length
  for (let before = best[at - 1]; before !== undefined && !goesBefore(before, one.score, one.place); at -= 1)
    before = best[at - 2]
  if (at < mostAlike) best.splice(at, 0, one)
  if (best.length > mostAlike) best.pop()
}

function goesBefore(one: Ranked, score: number, place: number): boolean {
  return one.score > score || (one.score === score && one.place < place)
}

type Candidate = {
  readonly holder: number
  /** In the order passages were met by their words; the earlier goes before another as good. */
  readonly place: number
  /** Of the grams both share, and which part that is of all that the raised item has. */
  readonly weight: number
  readonly coverage: number
  readonly named: boolean
  readonly replies: boolean
  /** The score if nothing speaks against it. */
  readonly most: number
}

/** @param weights - zero for every item, and left so. */
function candidatesOf(
  index: ItemIndex,
  article: ArticleIndex,
  raised: Item,
  at: number,
  weights: Float64Array,
): Candidate[] {
  const met: number[] = []
  let whole = 0
  for (const gram of index.grams[at] ?? []) {
    const weight = index.weights[gram] ?? 0
    whole += weight
    const holders = article.holders.get(gram) ?? []
    if (holders.length > mostHolders) continue
    for (const holder of holders) {
      const before = weights[holder] ?? 0
      if (before === 0) met.push(holder)
      weights[holder] = before + weight
    }
  }
  const naming = namingPassages(index, article, raised).filter((holder) => weights[holder] === 0)
  const candidates: Candidate[] = []
  const raiser = nameOfRaiser(raised)
  for (const [place, holder] of met.concat(naming).entries()) {
    const candidate = candidateOf(index, raised, raiser, { holder, place, weight: weights[holder] ?? 0, whole })
    if (candidate !== undefined) candidates.push(candidate)
    weights[holder] = 0
  }
  return candidates.sort((a, b) => b.most - a.most || a.place - b.place)
}

function namingPassages({ numberOf }: ItemIndex, article: ArticleIndex, { speaker }: Item): readonly number[] {
  if (speaker === null || speaksForRaisers(speaker)) return []
  const holders = article.holders.get(numberOf(speaker.slice(0, 2)) ?? -1) ?? []
  return holders.length > mostHolders ? [] : holders
}

const leastCoverage = 0.3
const leastWeight = 4
/** A stretch of so many telling characters in both leaves no doubt, however much else was said. */
const longRun = 4
const leastCoverageOfRun = 0.12

function candidateOf(
  index: ItemIndex,
  raised: Item,
  raiser: string | null,
  { holder, place, weight, whole }: Pick<Candidate, 'holder' | 'place' | 'weight'> & { readonly whole: number },
): Candidate | undefined {
  const answer = index.items[holder]
  if (answer === undefined || (answer.speaker !== null && answer.speaker === raised.speaker)) return undefined
  const coverage = whole === 0 ? 0 : weight / whole
  const named = raiser !== null && answer.quote.includes(raiser)
  // What is said in reply needs but a word in common with what was raised.
  const replies = index.replies[holder] === true && answer.start > raised.start
  if (!named && !replies && coverage < leastCoverageOfRun) return undefined
  const most = scoreOf(raised, answer, { coverage, named, replies }, true)
  return { holder, place, weight, coverage, named, replies, most }
}

function alikeAnswer(
  index: ItemIndex,
  at: number,
  candidate: Candidate,
  sharedWith: (words: AnswerWords) => readonly string[],
): Answer | undefined {
  const { holder, weight, coverage, named, replies } = candidate
  const [raised, answer, words] = [index.items[at], index.items[holder], index.wordsOf(holder)]
  if (raised === undefined || answer === undefined || words === undefined) return undefined
  const common = sharedWith(words)
  const enough = coverage >= leastCoverage && weight >= leastWeight && common.length > 0
  const isSure = named || enough || common.some((run) => run.length >= longRun && tellingLength(run) >= longRun)
  if (!isSure && !(replies && common.length > 0)) return undefined
  const score = scoreOf(raised, answer, candidate, isSure)
  return { item: holder, score, reason: { code: named ? 'named_author' : 'shared_words', shared: common } }
}

function scoreOf(
  raised: Item,
  answer: Item,
  { coverage, named, replies }: Pick<Candidate, 'coverage' | 'named' | 'replies'>,
  isSure: boolean,
): number {
  const apart = raised.session !== null && answer.session !== null && raised.session !== answer.session
  // What is to be done answers better than what is held.
  const surety = isSure ? 0.52 : 0.42
  const worth = (surety + coverage * 0.38 + (named ? 0.1 : 0)) * (answer.kind === 'position' && !replies ? 0.9 : 1)
  return rounded(worth * (apart ? 0.6 : 1))
}

/** Null where nobody is named, or those who raise matters are named together. */
function nameOfRaiser({ speaker }: Item): string | null {
  return speaker === null || speaker.length < 2 || speaksForRaisers(speaker) ? null : speaker
}

const mostRaisedTogether = 3
const farthestReply = 6

/** What is said in reply directly behind a matter, or behind the few it was raised with. */
function replies(index: ItemIndex, raised: Item, at: number): Answer[] {
  let raisedTogether = 1
  for (let next = at + 1; next <= at + farthestReply; next += 1) {
    const item = index.items[next]
    if (item === undefined || item.article !== raised.article) return []
    if (isRaised(item)) {
      raisedTogether += 1
      if (raisedTogether > mostRaisedTogether) return []
    } else if (item.kind !== 'assessment' && index.replies[next] === true) {
      const byAnother = item.speaker === null || item.speaker !== raised.speaker
      return byAnother ? [answerOf(next, replyScore, 'same_session', [])] : []
    }
  }
  return []
}

function answerOf(item: number, score: number, code: AnswerReason['code'], shared: readonly string[]): Answer {
  return { item, score: rounded(score), reason: { code, shared } }
}

const rounded = (score: number) => Math.round(Math.min(1, score) * 1000) / 1000
