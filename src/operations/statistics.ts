import type { Actor } from '#engine/case-file.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { inFullView } from '#store/in-full-view.ts'
import type { Db } from '#store/schema.ts'
import { countCaseKinds, type StatisticsAsked } from '#store/statistics.ts'
import { kindsSeen } from './case-scope.ts'
import { type Statistics, statisticsOf } from './figures.ts'
import { type PublicStatistics, withoutSmallCells } from './small-cells.ts'

export type StatisticsRefusal = { readonly code: 'statistics_not_allowed' }

/** Figures of one kind of case for those who work on every one; for a unit, of those it leads. */
export async function readStatistics(
  db: Db,
  actor: Actor,
  asked: Omit<StatisticsAsked, 'unit' | 'hiddenOnly'>,
): Promise<Result<Statistics, StatisticsRefusal>> {
  if (kindsSeen(actor).includes(asked.procedure)) return ok(statisticsOf(await countCaseKinds(db, asked)))
  if (actor.unitId === null) return refuse({ code: 'statistics_not_allowed' })
  return ok(statisticsOf(await countCaseKinds(db, { ...asked, unit: actor.unitId })))
}

/** Figures for anyone, over all cases: nothing that tells of a case or a person by itself is in them. */
export async function readPublicStatistics(
  db: Db,
  asked: Omit<StatisticsAsked, 'unit' | 'hiddenOnly'>,
): Promise<PublicStatistics> {
  // In full view: counted over cases the reader may not see, one by one; numbers alone leave it.
  const [all, hidden] = await inFullView(
    db,
    async (tx) => [await countCaseKinds(tx, asked), await countCaseKinds(tx, { ...asked, hiddenOnly: true })] as const,
  )
  return withoutSmallCells(statisticsOf(all), statisticsOf(hidden))
}
