import { setImmediate as others } from 'node:timers/promises'
import type { Actor } from '#engine/case-file.ts'
import { groupPairs, type LikeGroup, type LikePair, likePairs } from '#matching/likeness/like-groups.ts'
import type { Matter } from '#matching/likeness/same-matter.ts'
import { sharedPassages } from '#matching/likeness/shared-passages.ts'
import { type LikeCase, likenessThresholds, matterOf } from '#operations/find-like.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { readListedCases, type SeenCase } from '#operations/read-case.ts'
import { learnedLikeness } from '#operations/word-index/learned-likeness.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { listMattersApart, type PairApart } from '#store/matters-apart.ts'
import type { Db } from '#store/schema.ts'
import { type FilingKind, filingKinds } from './filing-kinds.ts'

/** Cases that wait to be filed and may be on the same matter. */
export type MatterGroup = {
  readonly procedure: string
  /** The one registered first. */
  readonly first: CaseSummary
  /** Each of the others, with what it shares with the one of the group it is likest to. */
  readonly others: readonly GroupedCase[]
  /** How many more there are than are shown. */
  readonly left: number
}

export type GroupedCase = { readonly found: LikeCase; readonly likest: CaseSummary }

export type GroupsWaiting = {
  readonly groups: readonly MatterGroup[]
  /** How many cases were held against one another. */
  readonly looked: number
  /** How many wait, counted no further than `mostCounted`. */
  readonly waiting: number
  /** How many groups there are beside those shown. */
  readonly left: number
  /** Of which of them somebody said that they are not on the same matter, the latest first. */
  readonly apart: readonly CasesApart[]
}

export type CasesApart = {
  readonly one: CaseSummary
  readonly other: CaseSummary
  /** Who said so last. */
  readonly by: string
  readonly at: string
}

/** So many cases of a kind are held against one another, those registered first. */
const mostLooked = 600
const mostCounted = 10_000
const mostGroups = 50
export const mostInGroup = 20
const mostApart = 50

/**
 * Groups of cases that wait to be filed and may be on the same matter, for whoever files such cases (undefined: for nobody
 * else). Made of what this person may see alone, and without pairs of which somebody said that they are not; a person decides.
 */
export async function groupWaiting(db: Db, profiles: Profiles, actor: Actor): Promise<GroupsWaiting | undefined> {
  const kinds = filingKinds(actor)
  if (kinds.length === 0) return undefined
  const each: GroupsWaiting[] = []
  for (const kind of kinds) each.push(await groupsOf(db, profiles, actor, kind))
  const sum = (of: 'looked' | 'waiting' | 'left'): number => each.reduce((all, one) => all + one[of], 0)
  return {
    groups: each.flatMap(({ groups }) => groups),
    looked: sum('looked'),
    waiting: sum('waiting'),
    left: sum('left'),
    apart: each.flatMap(({ apart }) => apart),
  }
}

async function groupsOf(
  db: Db,
  profiles: Profiles,
  actor: Actor,
  { procedure, states }: FilingKind,
): Promise<GroupsWaiting> {
  const filter = { procedure: procedure.id, states }
  const asked = { filter, order: 'registered', limit: mostLooked, countTo: mostCounted } as const
  const page = await listSeenCases(db, actor, asked)
  const ids = page.rows.map((row) => row.case_id)
  const seen = (await readListedCases(db, profiles, actor, ids)).filter(({ textStub }) => textStub === null)
  const apart = await listMattersApart(db, ids)
  const matters = seen.map(matterOf)
  const groups = groupPairs(await pairsOf(matters), isApart(seen, apart))
  const shown = groups.slice(0, mostGroups)
  return {
    groups: shown.flatMap((group) => matterGroup(procedure.id, group, seen, matters)),
    looked: seen.length,
    waiting: page.count ?? seen.length,
    left: groups.length - shown.length,
    apart: casesApart(seen, apart).slice(0, mostApart),
  }
}

function casesApart(seen: readonly SeenCase[], apart: readonly PairApart[]): readonly CasesApart[] {
  const summaries = new Map(seen.map(({ summary }) => [summary.case_id, summary]))
  return apart.flatMap(({ pair, by, at }): readonly CasesApart[] => {
    const [one, other] = pair.map((id) => summaries.get(id))
    return one === undefined || other === undefined ? [] : [{ one, other, by, at }]
  })
}

/** Others are answered meanwhile. */
async function pairsOf(matters: readonly Matter[]): Promise<readonly LikePair[]> {
  const { rarity, titles } = learnedLikeness()
  const weight = (term: number): number => rarity.ofTerm(term)
  const pairing = likePairs(matters, { weight, titles, least: likenessThresholds.likely })
  let step = pairing.next()
  for (let count = 1; step.done !== true; count += 1) {
    if (count % together === 0) await others()
    step = pairing.next()
  }
  return step.value
}

const together = 10

function isApart(seen: readonly SeenCase[], apart: readonly PairApart[]) {
  const known = new Set(apart.map(({ pair }) => pair.join(' ')))
  const idAt = (at: number): string => seen[at]?.summary.case_id ?? ''
  return (one: number, other: number): boolean => known.has([idAt(one), idAt(other)].sort().join(' '))
}

function matterGroup(
  procedure: string,
  { members, pairs }: LikeGroup,
  seen: readonly SeenCase[],
  matters: readonly Matter[],
): readonly MatterGroup[] {
  const [first, ...rest] = members
  const head = first === undefined ? undefined : seen[first]
  if (head === undefined) return []
  const shown = rest.slice(0, mostInGroup - 1)
  const grouped = shown.flatMap((at): readonly GroupedCase[] => {
    // The likest pair of each stands first.
    const pair = pairs.find(({ one, other }) => one === at || other === at)
    if (pair === undefined) return []
    const likest = pair.one === at ? pair.other : pair.one
    const [mine, theirs] = [seen[at], seen[likest]]
    const [own, other] = [matters[at], matters[likest]]
    if (mine === undefined || theirs === undefined || own === undefined || other === undefined) return []
    return [{ found: asLike(mine, own, other, pair), likest: theirs.summary }]
  })
  return [{ procedure, first: head.summary, others: grouped, left: rest.length - shown.length }]
}

/** A case of a group, as a case that is like another is shown. */
function asLike({ summary }: SeenCase, own: Matter, other: Matter, { likeness }: LikePair): LikeCase {
  return {
    summary,
    likeness,
    isLikely: true,
    title: { text: own.title, shared: sharedPassages(other.title, own.title) },
    text: { text: own.text, shared: sharedPassages(other.text, own.text) },
  }
}
