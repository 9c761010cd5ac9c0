import type { Actor } from '#engine/case-file.ts'
import { textOf } from '#engine/view.ts'
import { likeliestMatters, type Matter, type MatterLikeness, prepareMatter } from '#matching/likeness/same-matter.ts'
import { type SharedPassage, sharedPassages } from '#matching/likeness/shared-passages.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { Db } from '#store/schema.ts'
import { readListedCases, type SeenCase } from './read-case.ts'
import { audiencesOf } from './word-index/audience-names.ts'
import { likenessKind } from './word-index/document-source.ts'
import { learnedLikeness } from './word-index/learned-likeness.ts'
import type { WordIndex } from './word-index/word-index.ts'
import { wordsOf } from './word-index/words-of-case.ts'

/** A case that may be on the same matter, as its reader may see it, with the passages it shares with what was asked about. */
export type LikeCase = {
  readonly summary: CaseSummary
  readonly likeness: MatterLikeness
  /** Much speaks for one and the same matter; otherwise only something does. */
  readonly isLikely: boolean
  readonly title: Passages
  readonly text: Passages
}

/** A text of the other case, and what of the asked text stands in it. `other` points into `text`, `one` into the asked text. */
export type Passages = { readonly text: string; readonly shared: readonly SharedPassage[] }

export type LikeAnswer =
  | { readonly state: 'ready'; readonly cases: readonly LikeCase[] }
  | { readonly state: 'being_read'; readonly done: number; readonly of: number }

/** What is looked for. */
type LikeQuestion = Matter & {
  /** A case that is not to be found: the one asked about. */
  readonly notCase?: string
  readonly limit?: number
}

type Means = {
  readonly db: Db
  readonly profiles: Profiles
  readonly wordIndex: WordIndex
}

/** So many are proposed by shared words, and read, before what matters is weighed. */
const candidates = 40
const usualLimit = 5
/** Below the first nothing is said; from the second on it is called likely. Set by eye on real messages: docs/quality.md. */
export const likenessThresholds = { shown: 0.27, likely: 0.42 }
/** With fewer units than this nothing is looked for. */
const shortest = 4

/**
 * Cases on the same matter among those a person may see (null: the public), likeliest first. `means.db` has that person's
 * eyes: what the index proposes is read through it, and nothing but what was read is told.
 */
export async function findLike(means: Means, actor: Actor | null, question: LikeQuestion): Promise<LikeAnswer> {
  const { title, text, demands, notCase, limit = usualLimit } = question
  const whole = [text, demands].filter((part) => part !== '').join('\n')
  if (title.trim().length + whole.trim().length < shortest) return { state: 'ready', cases: [] }
  const answer = await means.wordIndex.ask({
    asks: { kind: 'like', title, text: whole },
    kinds: [likenessKind],
    seenBy: audiencesOf(actor),
    limit: candidates + 1,
  })
  if (answer.state !== 'ready') return answer
  const ids = answer.found.map(({ key }) => key.slice('case/'.length)).filter((id) => id !== notCase)
  const seen = await readProposed(means, actor, ids)
  const { rarity, titles } = learnedLikeness()
  const weight = (term: number): number => rarity.ofTerm(term)
  const asked = prepareMatter({ title, text: whole, demands }, weight)
  const matters = seen.map((one) => prepareMatter(matterOf(one), weight))
  const likeliest = likeliestMatters(asked, matters, titles, { limit, least: likenessThresholds.shown })
  return {
    state: 'ready',
    cases: likeliest.flatMap(({ at, likeness }) => {
      const one = seen[at]
      return one === undefined ? [] : [likeCase(one, likeness, title, whole)]
    }),
  }
}

/** The cases of the proposal that are there for this reader, with their words. */
async function readProposed(means: Means, actor: Actor | null, ids: readonly string[]): Promise<readonly SeenCase[]> {
  const seen = await readListedCases(means.db, means.profiles, actor, ids)
  return seen.filter(({ textStub }) => textStub === null)
}

/** What a case says, as its reader may see it. */
export function matterOf({ summary, view, procedure, audience }: SeenCase): Matter {
  const demands = textOf(view.facts.demands)
  const text = wordsOf(procedure, view.facts, audience === 'public' ? 'public' : 'proposer')
  return { title: summary.title, text, demands }
}

function likeCase(seen: SeenCase, likeness: MatterLikeness, title: string, whole: string): LikeCase {
  const other = matterOf(seen)
  return {
    summary: seen.summary,
    likeness,
    isLikely: likeness.score >= likenessThresholds.likely,
    title: { text: other.title, shared: sharedPassages(title, other.title) },
    text: { text: other.text, shared: sharedPassages(whole, other.text) },
  }
}
