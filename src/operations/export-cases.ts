import type { Actor } from '#engine/case-file.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { seenBy } from '#store/connect.ts'
import { inOneReading } from '#store/one-reading.ts'
import type { Db } from '#store/schema.ts'
import { readerOf } from './case-scope.ts'
import { type ListAsked, listSeenCases } from './list-seen-cases.ts'

const rowsAtOnce = 1_000

/**
 * Hands over every case of a list a person may see, a thousand at a time, in the list's order and as they all
 * stood at one moment. Waits for `take` before it reads on, so the memory it needs does not grow with the list.
 * A reader who takes nothing for a minute loses the connection.
 * @returns how many cases there were.
 */
export async function exportCases(
  db: Db,
  actor: Actor,
  asked: Pick<ListAsked, 'filter' | 'order'>,
  take: (rows: readonly CaseSummary[]) => Promise<void>,
): Promise<number> {
  return inOneReading(seenBy(db, readerOf(actor)), async (tx) => {
    let total = 0
    for (let after: string | null | undefined; after !== null; ) {
      const place = after === undefined ? {} : { after }
      const page = await listSeenCases(tx, actor, { ...asked, limit: rowsAtOnce, ...place })
      if (page.rows.length > 0) await take(page.rows)
      total += page.rows.length
      after = page.next
    }
    return total
  })
}
