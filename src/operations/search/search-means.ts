import type { WordIndex } from '#operations/word-index/word-index.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { Db } from '#store/schema.ts'

/** What a search needs. `db` has the eyes of who asks. */
export type SearchMeans = { readonly db: Db; readonly profiles: Profiles; readonly wordIndex: WordIndex }
