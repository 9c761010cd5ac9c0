import { bothRead } from '#store/both-read.ts'
import { listCaseFiles } from '#store/case-files.ts'
import { countCases, listCaseIdsAfter, listSummariesOf } from '#store/indexed-cases.ts'
import { loadNamesOf } from '#store/names.ts'
import { documentsOfCase, kindsOfCase } from './case-documents.ts'
import type { DocumentSource } from './document-source.ts'

/** Cases, each read once for all that is made of it; those put forward last come last, so that they are newest to the index. */
export const caseSource: DocumentSource = {
  kinds: kindsOfCase,
  changes: 'case',
  count: countCases,
  idsAfter: listCaseIdsAfter,
  documentsOf: async (db, ids) => {
    const [summaries, files] = await bothRead(
      db,
      () => listSummariesOf(db, ids),
      () => listCaseFiles(db, ids),
    )
    const rows = new Map(summaries.map((row) => [row.case_id, row]))
    const events = files.flatMap((file) => file.events)
    const names = await loadNamesOf(db, events, [])
    return files.flatMap((file) => {
      const row = rows.get(file.id)
      return row === undefined ? [] : documentsOfCase(file, row, names)
    })
  },
}
