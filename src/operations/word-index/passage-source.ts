import type { SearchPart } from '#matching/search/match-parts.ts'
import { countListed, listIdsAfter } from '#store/indexed-roster.ts'
import { listFindingsSearched, type SearchedFinding } from '#store/searched-findings.ts'
import { ofReadings } from './audience-names.ts'
import type { DocumentSource } from './document-source.ts'
import { searchedFields } from './searched-fields.ts'

/** What was found in newspaper pages and not dropped, by its words and who said them: for those who may look at readings. */
export const passageSource: DocumentSource = {
  kinds: ['passage'],
  changes: 'finding',
  count: (db) => countListed(db, 'finding'),
  idsAfter: (db, after, limit) => listIdsAfter(db, 'finding', after, limit),
  documentsOf: async (db, ids) =>
    (await listFindingsSearched(db, ids)).map((finding) => ({
      ...{ key: `passage/${finding.id}`, kind: 'passage', day: null, audience: [ofReadings] },
      fields: passageParts(finding).flatMap(searchedFields),
    })),
}

export function passageParts({ quote, speaker }: SearchedFinding): readonly SearchPart[] {
  return [
    { field: 'text', text: quote },
    { field: 'author', text: speaker ?? '' },
  ]
}
