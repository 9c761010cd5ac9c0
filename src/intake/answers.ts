import { answerCandidates } from './answer-candidates.ts'
import { isRaised } from './answer-index.ts'
import { answerScore } from './answer-score.ts'
import { answerSigns, type Pairing } from './answer-signs.ts'
import { type AnswerWords, sharedWords, tellingLength } from './answer-words.ts'
import type { Answer, AnswerReason, Item, Session } from './reading.ts'

/**
 * Finds, for every topic and suggestion, the passages of the same source that answer it.
 *
 * An answer is what a leader or the government says is to be done, promises or holds. How likely a passage answers a matter is
 * weighed by its words (`shared_words`, or `named_author` where it also names who raised it), by where it stands in the talk
 * (`same_session`: said just behind), and by whether it says that everything raised was answered or is taken over
 * (`answered_collectively`). A matter of which nothing of the kind can be said keeps an empty list; those who raised something
 * never answer it themselves.
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
  const { wordsOf, candidatesAt } = answerCandidates(items, sessions)
  return (at) => {
    const candidates = candidatesAt(at).map(({ holder, pairing }, place) => ({
      holder,
      pairing,
      place,
      most: mostOf(pairing),
    }))
    candidates.sort((a, b) => b.most - a.most || a.place - b.place)
    return bestAnswers(candidates, wordsOf, sharedWordsWith(wordsOf(at)))
  }
}

const longestRun = 6

/** The best its likelihood can be, whatever words both share in a row. */
function mostOf(pairing: Pairing): number {
  if (pairing.weight === 0) return scoreOf(pairing, 0)
  const most = scoreOf(pairing, longestRun)
  // Only what speaks of everything may gain by sharing nothing.
  return pairing.handling === undefined ? most : Math.max(most, scoreOf(pairing, 0))
}

/** What was said in another session answers less often than it would seem. */
const acrossSessions = 0.6

function scoreOf(pairing: Pairing, run: number): number {
  return answerScore(answerSigns(pairing, run)) * (pairing.isOfOtherSession ? acrossSessions : 1)
}

/** From which likelihood on a passage is shown as an answer, and from which one where its place alone speaks for it. */
const leastScore = 0.4
const leastByPlace = 0.6
const mostAnswers = 4
/** Beside an answer that is sure, one that is much less so is none. */
const besideTheBest = 0.6
/** What speaks of the matter itself goes before what speaks of everything, unless it is much less likely. */
const behindOwn = 0.2

type Candidate = {
  readonly holder: number
  readonly pairing: Pairing
  /** The best its likelihood can be, and the place in the order it was met; the earlier goes before another as good. */
  readonly most: number
  readonly place: number
}

type Ranked = { readonly answer: Answer; readonly rank: number; readonly place: number }

/**
 * The likeliest answers, best first. The most promising are looked at word by word first, and no more once the rest can only be
 * worse: in a long source a hundred may share words with one matter.
 */
function bestAnswers(
  candidates: readonly Candidate[],
  wordsOf: (at: number) => AnswerWords | undefined,
  sharedWith: (words: AnswerWords) => readonly string[],
): Answer[] {
  const best: Ranked[] = []
  for (const candidate of candidates) {
    const last = best[mostAnswers - 1]
    if (candidate.most < leastScore || (last !== undefined && goesBefore(last, candidate.most, candidate.place))) break
    const words = candidate.pairing.weight === 0 ? undefined : wordsOf(candidate.holder)
    const found = answerBy(candidate, words === undefined ? [] : sharedWith(words))
    if (found !== undefined) putInOrder(best, found)
  }
  const least = besideTheBest * Math.max(...best.map(({ answer }) => answer.score))
  return best.map(({ answer }) => answer).filter(({ score }) => score >= least)
}

function answerBy({ holder, pairing, place }: Candidate, shared: readonly string[]): Ranked | undefined {
  const run = Math.max(0, ...shared.map(tellingLength))
  const score = scoreOf(pairing, run)
  const code = reasonOf(pairing, shared)
  if (score < (code === 'same_session' ? leastByPlace : leastScore)) return undefined
  const answer = { item: holder, score: Math.round(score * 1000) / 1000, reason: { code, shared } }
  return { answer, rank: code === 'answered_collectively' ? score - behindOwn : score, place }
}

function reasonOf({ isNamed, handling }: Pairing, shared: readonly string[]): AnswerReason['code'] {
  if (isNamed) return 'named_author'
  if (shared.length > 0) return 'shared_words'
  return handling === undefined ? 'same_session' : 'answered_collectively'
}

/** What a record says again and again in the same words is compared once. */
function sharedWordsWith(own: AnswerWords | undefined) {
  const known = new Map<string, readonly string[]>()
  return (words: AnswerWords): readonly string[] => {
    const common = known.get(words.folded) ?? (own === undefined ? [] : sharedWords(own, words))
    known.set(words.folded, common)
    return common
  }
}

function putInOrder(best: Ranked[], one: Ranked): void {
  let at = best.length
  for (let before = best[at - 1]; before !== undefined && !goesBefore(before, one.rank, one.place); at -= 1)
    before = best[at - 2]
  if (at < mostAnswers) best.splice(at, 0, one)
  if (best.length > mostAnswers) best.pop()
}

function goesBefore(one: Ranked, rank: number, place: number): boolean {
  return one.rank > rank || (one.rank === rank && one.place < place)
}
