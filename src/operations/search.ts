import type { Actor } from '#engine/case-file.ts'
import { textOf } from '#engine/view.ts'
import { daysBetween, plainDate } from '#kernel/plain-date.ts'
import { type Excerpt, excerptOf } from '#matching/search/excerpt.ts'
import { type MatchedPart, matchParts } from '#matching/search/match-parts.ts'
import { mayStandApart } from '#matching/search/query-clauses.ts'
import type { SearchField } from '#matching/search/search-fields.ts'
import type { SearchQuery } from '#matching/search/search-query.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { listUnits, type Unit } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { readListedCases, type SeenCase } from './read-case.ts'
import { audiencesOf } from './word-index/audience-names.ts'
import { type Searched, searchParts } from './word-index/search-parts.ts'
import type { WordIndex } from './word-index/word-index.ts'

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

export type FoundUnit = { readonly unit: Unit; readonly name: Excerpt; readonly english: Excerpt }

export type SearchAnswer =
  | {
      readonly state: 'ready'
      readonly cases: readonly FoundCase[]
      readonly hasMore: boolean
      /** On the first page alone. */
      readonly units: readonly FoundUnit[]
      /** Who put forward the cases of this page, where their names were asked for. */
      readonly people: readonly Excerpt[]
    }
  | { readonly state: 'being_read'; readonly done: number; readonly of: number }

type Means = { readonly db: Db; readonly profiles: Profiles; readonly wordIndex: WordIndex }

export const casesOnPage = 20
/** Who has not found it in so many pages asks otherwise. */
export const mostPages = 10
/** So many proposals are read at a time; so many at first, and at most, of what says the words apart only the first. */
const readTogether = 24
const proposals = [readTogether * 2, readTogether * 16] as const
const mostUnits = 5
const mostPassages = 2

/**
 * One page of what somebody may see (null: the public) that says what was asked, best first. `means.db` has that person's
 * eyes: what the index proposes is read through it, and the words are looked for again in what this reader sees of each
 * case; what says them elsewhere alone is not there. Nothing is counted.
 */
export async function search(means: Means, actor: Actor | null, query: SearchQuery, page = 1): Promise<SearchAnswer> {
  const nothing = { state: 'ready', cases: [], hasMore: false, units: [], people: [] } as const
  if (query.wanted.length === 0) return nothing
  const needed = page * casesOnPage + 1
  const found = await findCases(means, actor, query, needed)
  if (!Array.isArray(found)) return found
  const shown = found.slice((page - 1) * casesOnPage, page * casesOnPage)
  return {
    state: 'ready',
    cases: shown,
    hasMore: found.length === needed && page < mostPages,
    units: page === 1 ? await findUnits(means.db, query) : [],
    people: peopleIn(shown),
  }
}

type BeingRead = Extract<SearchAnswer, { readonly state: 'being_read' }>

async function findCases(
  means: Means,
  actor: Actor | null,
  query: SearchQuery,
  needed: number,
): Promise<FoundCase[] | BeingRead> {
  const found: FoundCase[] = []
  const looked = new Set<string>()
  for (const isLoose of query.wanted.some(mayStandApart) ? [false, true] : [false]) {
    for (const limit of isLoose ? proposals.slice(0, 1) : proposals) {
      const answer = await means.wordIndex.ask({
        asks: { kind: 'search', wanted: query.wanted, isLoose },
        kinds: ['open', 'inner'],
        seenBy: audiencesOf(actor),
        limit,
        ...daysOf(query),
      })
      if (answer.state !== 'ready') return answer
      const ids = [...new Set(answer.found.map(({ key }) => key.slice(key.indexOf('/') + 1)))]
      const fresh = ids.filter(
        (id) => !looked.has(`${isLoose} ${id}`) && !found.some((one) => one.summary.case_id === id),
      )
      for (const id of fresh) looked.add(`${isLoose} ${id}`)
      for (let from = 0; from < fresh.length && found.length < needed; from += readTogether) {
        found.push(...(await readFound(means, actor, query, fresh.slice(from, from + readTogether), isLoose)))
      }
      if (found.length >= needed) return found.slice(0, needed)
      if (answer.found.length < limit) break
    }
  }
  return found
}

const firstDay = plainDate('1970-01-01')

function daysOf({ since, until }: SearchQuery) {
  return {
    ...(since === null ? {} : { since: daysBetween(firstDay, since) }),
    ...(until === null ? {} : { until: daysBetween(firstDay, until) }),
  }
}

/** Those of some cases that are there for this reader and say to them what was asked, in the order given. */
async function readFound(
  means: Means,
  actor: Actor | null,
  query: SearchQuery,
  ids: readonly string[],
  isLoose: boolean,
): Promise<readonly FoundCase[]> {
  const seen = await readListedCases(means.db, means.profiles, actor, ids)
  return seen.flatMap((one) => foundIn(one, query, isLoose) ?? [])
}

function foundIn(seen: SeenCase, query: SearchQuery, isLoose: boolean): FoundCase | null {
  const { submitted_on: day } = seen.summary
  if ((query.since !== null && day < query.since) || (query.until !== null && day > query.until)) return null
  const matched = matchParts(query, searchParts(searchedOf(seen)), isLoose)
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

function searchedOf({ summary, view, procedure, audience, replies, names }: SeenCase): Searched {
  return {
    audience: audience === 'public' ? 'public' : 'proposer',
    procedure,
    title: summary.title,
    numbers: [summary.case_number, summary.flow_number],
    view,
    replies,
    names,
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

/** The list of units is everybody's. */
async function findUnits(db: Db, query: SearchQuery): Promise<readonly FoundUnit[]> {
  const found: FoundUnit[] = []
  for (const unit of await listUnits(db)) {
    const parts = [
      { field: 'unit' as const, text: unit.name_zh },
      { field: 'unit' as const, text: unit.name_en },
    ]
    const [name, english] = matchParts(query, parts, false) ?? []
    if (name !== undefined && english !== undefined) found.push({ unit, name, english })
    if (found.length === mostUnits) break
  }
  return found
}

function peopleIn(cases: readonly FoundCase[]): readonly Excerpt[] {
  const people = new Map(cases.flatMap(({ authors }) => authors.map((one) => [one.text, one] as const)))
  return [...people.values()]
}
