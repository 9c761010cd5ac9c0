import type { Actor } from '#engine/case-file.ts'
import { type Offer, offersFor } from '#engine/offers.ts'
import { type CaseView, viewOf } from '#engine/view.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { getLaw, type Profiles } from '#procedures/profiles.ts'
import { listCaseFiles } from '#store/case-files.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import type { Db } from '#store/schema.ts'
import { listSeenCases } from './list-seen-cases.ts'

/** A case somebody wants to act on together with others: as they see it, and what they may do. */
export type BatchCase = {
  readonly summary: CaseSummary
  /** How many events there are: what is on screen when they act. */
  readonly version: number
  readonly profile: string
  readonly offers: readonly Offer[]
  readonly view: CaseView
}

/** Those of these cases a person may see, in the order asked, each with what the person may do now: two queries. */
export async function readBatchCases(
  db: Db,
  { actor, on, profiles }: { readonly actor: Actor; readonly on: PlainDate; readonly profiles: Profiles },
  ids: readonly string[],
): Promise<readonly BatchCase[]> {
  const page = await listSeenCases(db, actor, { filter: { ids }, order: 'newest', limit: ids.length })
  const files = await listCaseFiles(
    db,
    page.rows.map((row) => row.case_id),
  )
  const byId = new Map(files.map((file) => [file.id, file]))
  const found = page.rows.flatMap((summary): readonly BatchCase[] => {
    const file = byId.get(summary.case_id)
    if (file === undefined) return []
    const view = viewOf(file)
    const offers = offersFor(getLaw(profiles, file.procedure, file.profile).procedure, view, actor, on)
    return [{ summary, version: view.version, profile: file.profile, offers, view }]
  })
  return [...found].sort((a, b) => ids.indexOf(a.summary.case_id) - ids.indexOf(b.summary.case_id))
}
