import type { FindingRow, ReadingRow } from './readings.ts'
import type { Db } from './schema.ts'

/** A passage with the reading it was found in. */
export type SearchedFinding = Pick<FindingRow, 'id' | 'reading_id' | 'kind' | 'speaker' | 'quote'> & {
  readonly reading: string
  readonly reading_state: ReadingRow['state']
}

/** Those of some findings that nobody dropped. Only where the reading is done is there a page that shows them. */
export async function listFindingsSearched(db: Db, ids: readonly string[]): Promise<readonly SearchedFinding[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('finding')
    .innerJoin('reading', 'reading.id', 'finding.reading_id')
    .select([
      'finding.id',
      'reading_id',
      'kind',
      'speaker',
      'quote',
      'reading.name as reading',
      'reading.state as reading_state',
    ])
    .where('finding.id', 'in', [...ids])
    .where('standing', '<>', 'dropped')
    .execute()
}
