import { analyse } from '#matching/word-index/analyse.ts'
import { MatchingIndex } from '#matching/word-index/matching-index.ts'
import { clausesLike } from './clauses-like.ts'
import { likeliestMatters, type Matter, type MatterLikeness, prepareMatter, type TitleLikeness } from './same-matter.ts'

/** Two of some matters that are like one another, by their places among them: `one` stands before `other`. */
export type LikePair = { readonly one: number; readonly other: number; readonly likeness: MatterLikeness }

/** Matters held together by pairs, in their order, with those pairs, likest first. */
export type LikeGroup = { readonly members: readonly number[]; readonly pairs: readonly LikePair[] }

export type PairingOptions = {
  readonly weight: (term: number) => number
  readonly titles: TitleLikeness
  /** Pairs below this likeness are none. */
  readonly least: number
}

/** With so many others, those that share most words, each is held. */
const candidates = 8

/**
 * The pairs of some matters that are like one another. Each is held against the few that an index of these matters alone
 * proposes, never against all. Comes back between one matter and the next, so that its caller can do something else.
 */
export function* likePairs(
  matters: readonly Matter[],
  { weight, titles, least }: PairingOptions,
): Generator<undefined, readonly LikePair[]> {
  const index = new MatchingIndex()
  const prepared: ReturnType<typeof prepareMatter>[] = []
  for (const [at, matter] of matters.entries()) {
    index.put(documentOf(matter, at))
    prepared.push(prepareMatter(matter, weight))
    yield
  }
  const pairs = new Map<string, LikePair>()
  for (const [at, { title, text }] of matters.entries()) {
    const asked = prepared[at]
    const found = index.search({ clauses: clausesLike({ title, text }, index), limit: candidates + 1 })
    const others = found.map(({ key }) => Number(key)).filter((other) => other !== at)
    const held = others.flatMap((other) => prepared[other] ?? [])
    if (asked === undefined) continue
    for (const { at: place, likeness } of likeliestMatters(asked, held, titles, { limit: candidates, least })) {
      const other = others[place] ?? at
      const pair = { one: Math.min(at, other), other: Math.max(at, other), likeness }
      const key = `${pair.one} ${pair.other}`
      // Likeness is not quite the same from both sides: the stronger counts, in whichever order they came.
      const known = pairs.get(key)
      if (known === undefined || known.likeness.score < likeness.score) pairs.set(key, pair)
    }
    yield
  }
  return [...pairs.values()]
}

function documentOf({ title, text }: Matter, at: number) {
  return {
    key: String(at),
    kind: 'matter',
    day: null,
    audience: [],
    fields: [
      { zone: 'title' as const, analysed: analyse(title, true) },
      { zone: 'text' as const, analysed: analyse(text) },
    ],
  }
}

/** What pairs hold together, the group with the likest pair first; matters of no pair are in none. */
export function groupPairs(pairs: readonly LikePair[]): readonly LikeGroup[] {
  const head = new Map<number, number>()
  const headOf = (one: number): number => {
    const next = head.get(one) ?? one
    return next === one ? one : headOf(next)
  }
  for (const { one, other } of pairs) {
    const [first, second] = [headOf(one), headOf(other)]
    head.set(Math.max(first, second), Math.min(first, second))
  }
  const likestFirst = pairs.toSorted(
    (a, b) => b.likeness.score - a.likeness.score || a.one - b.one || a.other - b.other,
  )
  return [...Map.groupBy(likestFirst, ({ one }) => headOf(one)).values()].map((held) => ({
    members: [...new Set(held.flatMap(({ one, other }) => [one, other]))].sort((a, b) => a - b),
    pairs: held,
  }))
}
