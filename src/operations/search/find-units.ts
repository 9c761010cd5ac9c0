import { type Excerpt, excerptOf } from '#matching/search/excerpt.ts'
import { matchParts } from '#matching/search/match-parts.ts'
import { unitParts } from '#operations/word-index/roster-sources.ts'
import { findUnits as listUnits, type Unit } from '#store/roster.ts'
import { type Asked, type BeingRead, findProposed } from './find-proposed.ts'
import type { SearchMeans } from './search-means.ts'

/** A unit by its names or its duties, which are everybody's to read. */
export type FoundUnit = {
  readonly unit: Unit
  readonly name: Excerpt
  readonly english: Excerpt
  /** Null where its duties say nothing of what was asked. */
  readonly duties: Excerpt | null
}

export async function findUnits(means: SearchMeans, asked: Asked): Promise<readonly FoundUnit[] | BeingRead> {
  return findProposed(means, asked, {
    kinds: ['unit'],
    isLoose: false,
    read: async (ids) => {
      const rows = await listUnits(means.db, ids)
      return ids.flatMap((id) => {
        const unit = rows.get(id)
        const matched = unit === undefined ? null : matchParts(asked.query, unitParts(unit), false)
        const [name, english, , duties] = matched ?? []
        if (unit === undefined || name === undefined || english === undefined) return []
        const hasDuties = duties !== undefined && duties.spans.length > 0
        return [{ unit, name, english, duties: hasDuties ? excerptOf(duties) : null }]
      })
    },
  })
}
