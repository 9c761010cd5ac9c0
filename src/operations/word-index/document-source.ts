import type { IndexedDocument } from '#matching/word-index/matching-index.ts'
import type { Db } from '#store/schema.ts'

/** The documents that likeness is asked of. They stand by themselves: how rare a word is among cases is not told by copies of them. */
export const likenessKind = 'case'

/** One sort of things the index holds, and how they are read from the database. */
export type DocumentSource = {
  /** The kinds of the documents it makes of one thing, one of each at most: `case` for a key `case/ID`. */
  readonly kinds: readonly string[]
  /** Of which changes it makes documents: a `kind` of `index_change`. */
  readonly changes: string
  readonly count: (db: Db) => Promise<number>
  /** The first so many things behind a place, which is what was said last; '' for the beginning. */
  readonly idsAfter: (db: Db, after: string, limit: number) => Promise<IdsInOrder>
  /** What it gives no document for, of its kinds, is taken out. */
  readonly documentsOf: (db: Db, ids: readonly string[]) => Promise<readonly IndexedDocument[]>
}

/** Some ids, and the place the next begin behind. */
export type IdsInOrder = { readonly ids: readonly string[]; readonly last: string }
