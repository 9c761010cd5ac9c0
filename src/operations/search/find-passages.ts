import { type Excerpt, excerptOf } from '#matching/search/excerpt.ts'
import { matchParts } from '#matching/search/match-parts.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { passageParts } from '#operations/word-index/passage-source.ts'
import { listFindingsSearched, type SearchedFinding } from '#store/searched-findings.ts'
import { type Asked, type BeingRead, findProposed } from './find-proposed.ts'
import type { SearchMeans } from './search-means.ts'

/** A passage found in a page that was read, with the words that were asked for. */
export type FoundPassage = {
  readonly finding: SearchedFinding
  readonly words: Excerpt
  readonly speaker: Excerpt | null
}

/** For those who may look at readings. Which case a passage became is not told: the reading's own page does, by its rights. */
export async function findPassages(means: SearchMeans, asked: Asked): Promise<readonly FoundPassage[] | BeingRead> {
  if (!mayRead(asked.actor, 'look')) return []
  return findProposed(means, asked, {
    kinds: ['passage'],
    isLoose: false,
    read: async (ids) => {
      const rows = new Map((await listFindingsSearched(means.db, ids)).map((row) => [row.id, row]))
      return ids.flatMap((id) => {
        const finding = rows.get(id)
        if (finding === undefined || finding.reading_state !== 'done') return []
        const [words, speaker] = matchParts(asked.query, passageParts(finding), false) ?? []
        if (words === undefined) return []
        return [{ finding, words: excerptOf(words), speaker: finding.speaker === null ? null : (speaker ?? null) }]
      })
    },
  })
}
