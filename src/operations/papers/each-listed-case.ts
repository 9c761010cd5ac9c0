import type { Actor } from '#engine/case-file.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { readListedCases, type SeenCase } from '#operations/read-case.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { CaseFilter } from '#store/case-lists.ts'
import type { Db, Tx } from '#store/schema.ts'

/** Which cases a paper is made of, and for whom: null for what everybody may read. */
export type PaperAsked = { readonly actor: Actor | null; readonly filter: CaseFilter; readonly profiles: Profiles }

const casesAtOnce = 100

/**
 * Hands over every case a reader may see, as they may see it, a hundred at a time, in the order they were registered.
 * Waits for `take` before it reads on, so the memory it needs does not grow with their number.
 * @returns how many cases there were.
 */
export async function eachListedCase(
  db: Db | Tx,
  { actor, filter, profiles }: PaperAsked,
  take: (cases: readonly SeenCase[]) => Promise<void>,
): Promise<number> {
  let total = 0
  for (let after: string | null | undefined; after !== null; ) {
    const place = after === undefined ? {} : { after }
    const page = await listSeenCases(db, actor, { filter, order: 'registered', limit: casesAtOnce, ...place })
    const cases = await readListedCases(
      db,
      profiles,
      actor,
      page.rows.map((row) => row.case_id),
    )
    if (cases.length > 0) await take(cases)
    total += cases.length
    after = page.next
  }
  return total
}
