import type { Actor } from '#engine/case-file.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { type BoardLine, listUnitBoard } from '#store/case-boards.ts'
import type { Db } from '#store/schema.ts'
import { listUnitLoads, type UnitLoad } from '#store/unit-loads.ts'
import { countWaitingSteps, listWaitingSteps, type WaitingStep } from '#store/waiting-steps.ts'
import { caseScopeOf, kindsSeen } from './case-scope.ts'
import { openSummaryFor } from './list-seen-cases.ts'

export type Work = { readonly counts: ReadonlyMap<string, number>; readonly steps: readonly WaitingStep[] }

/** The next steps waiting for a person, their unit or their offices, each with its case as they may see it: two queries. */
export async function listWork(db: Db, actor: Actor, limit: number): Promise<Work> {
  const openSummary = openSummaryFor(caseScopeOf(actor))
  const steps = await listWaitingSteps(db, actor, limit)
  return {
    counts: await countWaitingSteps(db, actor),
    steps: steps.map((step) => ({ ...step, summary: openSummary(step.summary) })),
  }
}

export type BoardRefusal = { readonly code: 'board_not_allowed' }

/** What a unit still owes: for those who act for the unit, and for offices, as far as they see every case of a kind. */
export async function unitBoard(
  db: Db,
  actor: Actor,
  unitId: string,
  limit: number,
  after?: { readonly deadline: string | null; readonly caseId: string },
): Promise<Result<readonly BoardLine[], BoardRefusal>> {
  const place = after === undefined ? { limit } : { limit, after }
  if (actor.unitId === unitId) return ok(await listUnitBoard(db, unitId, place))
  const procedures = kindsSeen(actor)
  if (procedures.length === 0) return refuse({ code: 'board_not_allowed' })
  return ok(await listUnitBoard(db, unitId, { ...place, ...unlessEvery(procedures) }))
}

/** What every unit has in hand of the kinds of case an office sees whole, the one with most late first. */
export async function unitLoads(db: Db, actor: Actor, today: string): Promise<readonly UnitLoad[]> {
  return listUnitLoads(db, today, unlessEvery(kindsSeen(actor)).procedures)
}

/** Who sees every kind need not be narrowed to any. */
function unlessEvery(procedures: readonly string[]): { readonly procedures?: readonly string[] } {
  return procedures.length === installedProcedures.length ? {} : { procedures }
}
