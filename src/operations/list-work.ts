import type { Actor } from '#engine/case-file.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type BoardLine, listUnitBoard } from '#store/case-boards.ts'
import type { Db } from '#store/schema.ts'
import { countWaitingSteps, listWaitingSteps, type WaitingStep } from '#store/waiting-steps.ts'
import { caseScopeOf } from './case-scope.ts'

export type Work = { readonly counts: ReadonlyMap<string, number>; readonly steps: readonly WaitingStep[] }

/** The next steps waiting for a person, their unit or their offices: two queries. */
export async function listWork(db: Db, actor: Actor, limit: number): Promise<Work> {
  return { counts: await countWaitingSteps(db, actor), steps: await listWaitingSteps(db, actor, limit) }
}

export type BoardRefusal = { readonly code: 'board_not_allowed' }

/** What a unit still owes: for those who act for the unit, and for offices that see every case. */
export async function unitBoard(
  db: Db,
  actor: Actor,
  unitId: string,
  limit: number,
  after?: { readonly deadline: string | null; readonly caseId: string },
): Promise<Result<readonly BoardLine[], BoardRefusal>> {
  if (actor.unitId !== unitId && caseScopeOf(actor).kind !== 'all') return refuse({ code: 'board_not_allowed' })
  return ok(await listUnitBoard(db, unitId, after === undefined ? { limit } : { limit, after }))
}
