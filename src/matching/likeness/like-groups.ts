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

/**
 * What pairs hold together, the group with the likest pair first; matters of no pair are in none. Likest pairs hold first,
 * and a pair that would bring two into one group that are apart holds nothing together.
 */
export function groupPairs(
  pairs: readonly LikePair[],
  isApart: (one: number, other: number) => boolean,
): readonly LikeGroup[] {
  const groupOf = new Map<number, LikeGroup>()
  for (const pair of pairs.toSorted(likestFirst)) {
    const held = [pair.one, pair.other].map((one) => groupOf.get(one) ?? { members: [one], pairs: [] })
    const [first, second] = [...new Set(held)]
    if (first === undefined) continue
    if (second !== undefined && first.members.some((one) => second.members.some((other) => isApart(one, other))))
      continue
    const joined = {
      members: [first, second].flatMap((group) => group?.members ?? []),
      pairs: [first, second].flatMap((group) => group?.pairs ?? []).concat(pair),
    }
    for (const member of joined.members) groupOf.set(member, joined)
  }
  return [...new Set(groupOf.values())]
    .map(({ members, pairs: held }) => ({
      members: members.toSorted((a, b) => a - b),
      pairs: held.toSorted(likestFirst),
    }))
    .toSorted((a, b) => (b.pairs[0]?.likeness.score ?? 0) - (a.pairs[0]?.likeness.score ?? 0))
}

function likestFirst(a: LikePair, b: LikePair): number {
  return b.likeness.score - a.likeness.score || a.one - b.one || a.other - b.other
}
