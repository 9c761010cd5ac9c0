import type { Actor } from '#engine/case-file.ts'
import type { SearchQuery } from '#matching/search/search-query.ts'
import { type FoundCase, findCases } from './find-cases.ts'
import { type FoundMeasure, findMeasures } from './find-measures.ts'
import { type FoundPassage, findPassages } from './find-passages.ts'
import { type FoundPerson, findPeople, withAuthors } from './find-people.ts'
import type { Asked, BeingRead } from './find-proposed.ts'
import { type FoundUnit, findUnits } from './find-units.ts'
import { type SearchKind, searchKinds } from './search-kinds.ts'
import type { SearchMeans } from './search-means.ts'

export type FoundAll = {
  readonly cases: readonly FoundCase[]
  readonly measures: readonly FoundMeasure[]
  readonly passages: readonly FoundPassage[]
  readonly people: readonly FoundPerson[]
  readonly units: readonly FoundUnit[]
}

export type SearchAnswer =
  | (FoundAll & {
      readonly state: 'ready'
      /** There is a page behind this one: of cases, or of the kind asked for. */
      readonly hasMore: boolean
      /** Kinds of which only a few are shown beside cases, and there are more. */
      readonly more: readonly SearchKind[]
    })
  | BeingRead

/** Which page, and of which kind alone; of all kinds, the first page shows a few of each beside cases. */
export type SearchPage = { readonly page: number; readonly kind: SearchKind | null }

export const onPage = 20
/** Who has not found it in so many pages asks otherwise. */
export const mostPages = 10
const fewOfKind = 5

/**
 * One page of what somebody may see (null: the public) that says what was asked, best first. `means.db` has that person's
 * eyes: what the index proposes is read through it, and the words are looked for again in what this reader sees of each
 * thing; what says them elsewhere alone is not there. Nothing is counted.
 */
export async function search(
  means: SearchMeans,
  actor: Actor | null,
  query: SearchQuery,
  { page, kind }: SearchPage = { page: 1, kind: null },
): Promise<SearchAnswer> {
  if (query.wanted.length === 0) return { state: 'ready', ...nothing, hasMore: false, more: [] }
  const paged = kind ?? 'case'
  const stretches = (kind === null && page === 1 ? searchKinds : [paged]).map((one) => ({
    one,
    ...(one === paged ? { from: (page - 1) * onPage, most: onPage } : { from: 0, most: fewOfKind }),
  }))
  const parts = await Promise.all(
    stretches.map(async ({ one, ...stretch }) => ({
      one,
      part: await partsOf[one](means, { actor, query, ...stretch }),
    })),
  )
  let found: FoundAll = nothing
  const more: SearchKind[] = []
  for (const { one, part } of parts) {
    if ('state' in part) return part
    found = { ...found, ...part.found }
    if (part.hasMore) more.push(one)
  }
  return {
    ...{ state: 'ready', ...found },
    people: kind === null ? withAuthors(found.people, found.cases) : found.people,
    hasMore: more.includes(paged) && page < mostPages,
    more: more.filter((one) => one !== paged),
  }
}

const nothing: FoundAll = { cases: [], measures: [], passages: [], people: [], units: [] }

type Part = { readonly found: Partial<FoundAll>; readonly hasMore: boolean }

type Stretch = Omit<Asked, 'needed'> & { readonly from: number; readonly most: number }

const partsOf: Readonly<Record<SearchKind, (means: SearchMeans, stretch: Stretch) => Promise<Part | BeingRead>>> = {
  case: partOf(findCases, (cases) => ({ cases })),
  measure: partOf(findMeasures, (measures) => ({ measures })),
  passage: partOf(findPassages, (passages) => ({ passages })),
  person: partOf(findPeople, (people) => ({ people })),
  unit: partOf(findUnits, (units) => ({ units })),
}

function partOf<Found>(
  find: (means: SearchMeans, asked: Asked) => Promise<readonly Found[] | BeingRead>,
  named: (found: readonly Found[]) => Partial<FoundAll>,
) {
  return async (means: SearchMeans, { from, most, ...asked }: Stretch): Promise<Part | BeingRead> => {
    const found = await find(means, { ...asked, needed: from + most + 1 })
    if ('state' in found) return found
    return { found: named(found.slice(from, from + most)), hasMore: found.length > from + most }
  }
}
