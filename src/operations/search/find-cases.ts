import { textOf } from '#engine/view.ts'
import { type Excerpt, excerptOf } from '#matching/search/excerpt.ts'
import { type MatchedPart, matchParts } from '#matching/search/match-parts.ts'
import { mayStandApart } from '#matching/search/query-clauses.ts'
import type { SearchField } from '#matching/search/search-fields.ts'
import type { SearchQuery } from '#matching/search/search-query.ts'
import { readListedCases, type SeenCase } from '#operations/read-case.ts'
import { searchParts } from '#operations/word-index/search-parts.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { type Asked, type BeingRead, findProposed } from './find-proposed.ts'
import type { SearchMeans } from './search-means.ts'
import { isWithinDays, searchedCase } from './searched-case.ts'

/** A case that says what was asked, with the words that do, all of it as its reader may see it. */
export type FoundCase = {
  readonly summary: CaseSummary
  readonly title: Excerpt
  /** Where else it was found, one passage for each such part. */
  readonly passages: readonly (Excerpt & { readonly field: SearchField })[]
  /** Those who put it forward whose names were asked for. */
  readonly authors: readonly Excerpt[]
  /** The newest answer this reader may see that names a day. */
  readonly promise: FoundPromise | null
  /** Characters typed in a run stand apart in it. */
  readonly isLoose: boolean
}

export type FoundPromise = { readonly outcome: string; readonly doneBy: string }

const mostPassages = 2

/** Cases that say what was asked; those that say the characters of a run apart behind all others. */
export async function findCases(means: SearchMeans, asked: Asked): Promise<readonly FoundCase[] | BeingRead> {
  const found: FoundCase[] = []
  for (const isLoose of asked.query.wanted.some(mayStandApart) ? [false, true] : [false]) {
    const known = new Set(found.map(({ summary }) => summary.case_id))
    const more = await findProposed(
      means,
      { ...asked, needed: asked.needed - found.length },
      {
        ...{ kinds: ['open', 'inner'], isLoose },
        read: async (ids) => {
          const unknown = ids.filter((id) => !known.has(id))
          const seen = await readListedCases(means.db, means.profiles, asked.actor, unknown)
          return seen.flatMap((one) => foundIn(one, asked.query, isLoose) ?? [])
        },
      },
    )
    if ('state' in more) return more
    found.push(...more)
    if (found.length >= asked.needed) break
  }
  return found
}

function foundIn(seen: SeenCase, query: SearchQuery, isLoose: boolean): FoundCase | null {
  if (!isWithinDays(seen, query)) return null
  const matched = matchParts(query, searchParts(searchedCase(seen)), isLoose)
  if (matched === null) return null
  const title = matched.find(({ field }) => field === 'title')
  return {
    summary: seen.summary,
    title: { text: seen.summary.title, spans: title?.spans ?? [] },
    passages: passagesOf(matched),
    authors: matched.filter(({ field, spans }) => field === 'author' && spans.length > 0).map(excerptOf),
    promise: promiseOf(seen),
    isLoose,
  }
}

/** One part of each field, that with the most found. */
function passagesOf(matched: readonly MatchedPart[]): FoundCase['passages'] {
  const byField = new Map<SearchField, MatchedPart>()
  for (const part of matched) {
    if (part.field === 'title' || part.spans.length === 0) continue
    const other = byField.get(part.field)
    if (other === undefined || part.spans.length > other.spans.length) byField.set(part.field, part)
  }
  return [...byField.values()].slice(0, mostPassages).map((part) => ({ field: part.field, ...excerptOf(part) }))
}

function promiseOf({ replies }: SeenCase): FoundPromise | null {
  const promising = replies.findLast(({ fields }) => textOf(fields.doneBy) !== '')
  return promising === undefined
    ? null
    : { outcome: textOf(promising.fields.outcome), doneBy: textOf(promising.fields.doneBy) }
}
