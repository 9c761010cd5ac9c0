import { deemedReceipt } from '#engine/deemed-receipt.ts'
import { findInstance, viewOf } from '#engine/view.ts'
import { getLaw } from '#procedures/profiles.ts'
import { findCaseFile } from '#store/case-files.ts'
import { listEndedClocks } from '#store/ended-clocks.ts'
import type { Db } from '#store/schema.ts'
import type { ActContext, TimerContext } from './act-context.ts'
import { takeAction } from './take-action.ts'

const deeming = 'deem_received'

/** How many were deemed received, and cases where that could not be recorded, with what went wrong. */
export type Deemed = {
  readonly deemed: number
  readonly faults: readonly { readonly caseId: string; readonly fault: unknown }[]
}

/**
 * Records that units have received what they did not sign for in time, where the law deems it so: an act of its own in
 * each case's record, by nobody, on the authority of the law's article. Each once: what is signed for or deemed received
 * is not dispatched any more. May run at any time, as often as one likes, by several workers at once. No clock moves by
 * it: those that count from receipt have counted from the deemed day all along.
 */
export async function deemReceipts(db: Db, context: TimerContext): Promise<Deemed> {
  const clocks = new Set(context.profiles.flatMap(({ deemedReceipt: clock }) => (clock === null ? [] : [clock])))
  let deemed = 0
  const faults: { caseId: string; fault: unknown }[] = []
  for (const { case_id: caseId, clock, instance } of await listEndedClocks(db, [...clocks], context.on)) {
    try {
      if (await deemOne(db, context, caseId, clock, instance)) deemed += 1
    } catch (fault) {
      faults.push({ caseId, fault })
    }
  }
  return { deemed, faults }
}

async function deemOne(
  db: Db,
  context: TimerContext,
  caseId: string,
  clock: string,
  instance: string,
): Promise<boolean> {
  const file = await findCaseFile(db, caseId)
  if (file === undefined) return false
  const { procedure, profile } = getLaw(context.profiles, file.procedure, file.profile)
  const view = viewOf(file)
  const assignment = findInstance(view, procedure.actions[deeming]?.machine ?? '', instance)
  if (profile.deemedReceipt !== clock || assignment === undefined) return false
  const received = deemedReceipt(profile, assignment.since, context.calendar)
  if (!received.ok || received.value === undefined || received.value >= context.on) return false
  const asked = {
    caseId,
    seenVersion: view.version,
    action: deeming,
    instance,
    fields: { receivedOn: received.value, authority: profile.clocks[clock]?.source ?? profile.source },
  }
  const taken = await takeAction(db, { ...context, actor: nobody, isProven: false } satisfies ActContext, asked)
  return taken.ok
}

const nobody = { personId: '', offices: [], unitId: null, timer: true } as const
