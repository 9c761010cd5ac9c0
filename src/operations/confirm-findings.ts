import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Db } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { correctIn, onReading } from './correct-finding.ts'
import type { ReadingRefusal } from './reading-rights.ts'

/**
 * Confirms several findings as they were seen; one that moved on since is left as it is.
 * @returns how many were confirmed.
 */
export async function confirmFindings(
  db: Db,
  context: ActContext,
  readingId: string,
  asked: readonly { readonly finding: string; readonly version: number }[],
): Promise<Result<{ readonly confirmed: number; readonly movedOn: number }, ReadingRefusal>> {
  return onReading(db, context, readingId, async (tx, place) => {
    let confirmed = 0
    let movedOn = 0
    for (const { finding, version } of asked) {
      const done = await correctIn(tx, context, place, { act: 'confirm', finding, version })
      if (done.ok) confirmed += 1
      else if (done.refusal.code === 'finding_moved_on') movedOn += 1
      else return refuse(done.refusal)
    }
    return ok({ confirmed, movedOn })
  })
}
