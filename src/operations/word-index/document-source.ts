import type { IndexedDocument } from '#matching/word-index/matching-index.ts'
import type { Db } from '#store/schema.ts'

/** One sort of things the index holds, and how they are read from the database. */
export type DocumentSource = {
  /** The beginning of their keys: `case` for `case/ID`. */
  readonly kind: string
  /** Of which changes it makes documents: a `kind` of `index_change`. */
  readonly changes: string
  readonly count: (db: Db) => Promise<number>
  readonly idsAfter: (db: Db, after: string, limit: number) => Promise<readonly string[]>
  /** One document at most for each id, its key `KIND/ID`. What it gives none for is taken out. */
  readonly documentsOf: (db: Db, ids: readonly string[]) => Promise<readonly IndexedDocument[]>
}
