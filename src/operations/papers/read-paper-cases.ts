import { readerOf } from '#operations/case-scope.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { readListedCases, type SeenCase } from '#operations/read-case.ts'
import { seenBy } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import type { PaperAsked } from './each-listed-case.ts'

/** The first cases of a paper, for a page that shows them; `hasMore` when the paper has more. */
export async function readPaperCases(
  db: Db,
  { actor, filter, profiles }: PaperAsked,
  limit: number,
): Promise<{ readonly cases: readonly SeenCase[]; readonly hasMore: boolean }> {
  const own = seenBy(db, readerOf(actor))
  const { rows, next } = await listSeenCases(own, actor, { filter, order: 'registered', limit })
  const ids = rows.map((row) => row.case_id)
  return { cases: await readListedCases(own, profiles, actor, ids), hasMore: next !== null }
}
