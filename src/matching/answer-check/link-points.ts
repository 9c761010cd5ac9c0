import { type AnswerWords, answerWords, sharedWords, tellingLength } from '#intake/answer-words.ts'

/** Why a passage is taken to be about a point. */
export type PointReason = {
  readonly code: 'shared_words' | 'same_number'
  /** The words both share, longest first. */
  readonly shared: readonly string[]
}

export type PointLink = { readonly point: number; readonly passage: number; readonly reason: PointReason }

export type LinkedPassage = {
  readonly words: string
  /** What stands over it in the list it is a member of; empty where nothing does. */
  readonly heading: string
  /** The number of that member; 0 for none. */
  readonly section: number
}

/** Least share of a point's telling words that a passage must hold. */
const leastShare = 0.12
/** Less than that is worth no look; between the two, a word that no other point has decides. */
const leastGuess = 0.05
const onlyWhere = 0.5
const longRun = 4
/** A passage is about the point it shares most with, and about others that it shares nearly as much with. */
const nearlyBest = 0.62
/** What the title says of the whole matter tells little of one point. */
const titleWeight = 0.35
/** A pair of characters of which one only joins words. */
const particles = /[的了在和与对将把为等并及或至到由]/
const particleWeight = 0.3
/** The third answer of three to the third point of three. */
const sameNumberShare = 0.14

/** Finds for every point the passages that are about it; how well they answer is another question. */
export function linkPoints(points: readonly string[], passages: readonly LinkedPassage[], title: string): PointLink[] {
  const asked = points.map(answerWords)
  const named = answerWords(title)
  const weights = weigh(asked, named)
  const sections = Math.max(0, ...passages.map((one) => one.section))
  const isNumberedAlike = points.length > 1 && sections === points.length
  return passages.flatMap((passage, at) => {
    const words = answerWords(`${passage.heading}\n${passage.words}`)
    const shares = asked.map((one, point) => {
      const numbered = isNumberedAlike && passage.section === point + 1 ? sameNumberShare : 0
      return { share: shareOf(one, words, weights), numbered }
    })
    const best = Math.max(0, ...shares.map(({ share, numbered }) => share + numbered))
    const ofClauses = bestOfClauses(passage.words, asked, weights)
    return shares.flatMap(({ share, numbered }, point): PointLink[] => {
      const one = asked[point]
      if (one === undefined) return []
      const others = Math.max(0, ...shares.filter((_, nth) => nth !== point).map((other) => other.share))
      if (numbered > 0 && share < leastShare && others < leastShare)
        return [{ point, passage: at, reason: { code: 'same_number', shared: sharedWords(one, words) } }]
      if (share + numbered < leastGuess) return []
      const shared = sharedWords(one, words)
      const isNear = share + numbered >= best * nearlyBest || ofClauses.has(point)
      const isEnough = share + numbered >= leastShare && isNear && shared.some((run) => tellingLength(run) >= 2)
      const isOwn = shared.some((run) => isOnlyOf(run, point, asked, named))
      if (!isEnough && !(isOwn && others < share * onlyWhere)) return []
      return [{ point, passage: at, reason: { code: 'shared_words', shared } }]
    })
  })
}

/** A word, or a stretch of four letters, that of all points and the title this one alone holds. */
function isOnlyOf(run: string, point: number, asked: readonly AnswerWords[], title: AnswerWords): boolean {
  if (tellingLength(run) < 2 && run.length < longRun) return false
  return !title.folded.includes(run) && asked.every(({ folded }, nth) => nth === point || !folded.includes(run))
}

/** 甲已修好，乙已装好: the points that some clause of a sentence is about before all others. */
function bestOfClauses(
  words: string,
  asked: readonly AnswerWords[],
  weights: ReadonlyMap<string, number>,
): ReadonlySet<number> {
  const clauses = words.split(/[,，]/)
  if (clauses.length < 2) return new Set()
  return new Set(
    clauses.flatMap((clause) => {
      const own = answerWords(clause)
      const shares = asked.map((one) => shareOf(one, own, weights))
      const best = Math.max(0, ...shares)
      return best < leastShare ? [] : [shares.indexOf(best)]
    }),
  )
}

/** How much each gram tells which point is meant: the fewer points hold it, the more. */
function weigh(asked: readonly AnswerWords[], title: AnswerWords): ReadonlyMap<string, number> {
  const holders = new Map<string, number>()
  for (const { grams } of asked) for (const gram of grams) holders.set(gram, (holders.get(gram) ?? 0) + 1)
  return new Map(
    [...holders].map(([gram, many]) => [
      gram,
      ((title.grams.has(gram) ? titleWeight : 1) * (particles.test(gram) ? particleWeight : 1)) / many,
    ]),
  )
}

function shareOf(point: AnswerWords, passage: AnswerWords, weights: ReadonlyMap<string, number>): number {
  let whole = 0
  let held = 0
  for (const gram of point.grams) {
    const weight = weights.get(gram) ?? 0
    whole += weight
    if (passage.grams.has(gram)) held += weight
  }
  return whole === 0 ? 0 : held / whole
}
