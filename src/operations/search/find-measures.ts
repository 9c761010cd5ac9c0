import type { PlainDate } from '#kernel/plain-date.ts'
import { type Excerpt, excerptOf } from '#matching/search/excerpt.ts'
import { matchParts } from '#matching/search/match-parts.ts'
import type { SearchQuery } from '#matching/search/search-query.ts'
import { readListedCases, type SeenCase } from '#operations/read-case.ts'
import { measureParts, measuresIn } from '#operations/word-index/measure-parts.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { type Asked, type BeingRead, findProposed } from './find-proposed.ts'
import type { SearchMeans } from './search-means.ts'
import { isWithinDays, searchedCase } from './searched-case.ts'

/** What answers to a case promise and have not done yet, where it says what was asked: as its reader may see it. */
export type FoundMeasure = {
  readonly summary: CaseSummary
  readonly title: Excerpt
  readonly measures: readonly { readonly outcome: string; readonly doneBy: PlainDate; readonly words: Excerpt }[]
}

export async function findMeasures(means: SearchMeans, asked: Asked): Promise<readonly FoundMeasure[] | BeingRead> {
  return findProposed(means, asked, {
    kinds: ['open_measure', 'inner_measure'],
    isLoose: false,
    read: async (ids) => {
      const seen = await readListedCases(means.db, means.profiles, asked.actor, ids)
      return seen.flatMap((one) => foundIn(one, asked.query))
    },
  })
}

function foundIn(seen: SeenCase, query: SearchQuery): readonly FoundMeasure[] {
  if (!isWithinDays(seen, query)) return []
  const searched = searchedCase(seen)
  const measures = measuresIn(searched)
  const matched = measures.length === 0 ? null : matchParts(query, measureParts(searched, measures), false)
  if (matched === null) return []
  const title = matched.find(({ field }) => field === 'title')
  const answers = matched.filter(({ field }) => field === 'answer')
  return [
    {
      summary: seen.summary,
      title: { text: seen.summary.title, spans: title?.spans ?? [] },
      measures: measures.map(({ outcome, doneBy, text }, at) => {
        return { outcome, doneBy, words: excerptOf(answers[at] ?? { text, spans: [] }) }
      }),
    },
  ]
}
