import { type CarriedAct, carriedActs } from '#engine/carried-acts.ts'
import type { CaseFile } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import type { ActionDefinition } from '#engine/procedure.ts'
import { viewOf } from '#engine/view.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { getLaw, type Law, type Profiles, profileInForce } from '#procedures/profiles.ts'
import { findCaseFile, insertCaseFiles } from '#store/case-files.ts'
import { listCasesByNumber } from '#store/case-lists.ts'
import type { Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import type { CaseRefusals } from './case-refusal.ts'
import { caseScopeOf } from './case-scope.ts'
import { knownIds } from './known-ids.ts'
import type { Decided } from './record-events.ts'

/**
 * What an act brings about on other cases: merged ones, a main one, a part. Nothing of it is recorded here; the first
 * case that refuses makes the whole refused.
 */
export async function carryOn(
  tx: Tx,
  context: ActContext,
  law: Law,
  action: ActionDefinition,
  { caseFile, events }: Decided,
): Promise<Result<readonly Decided[], CaseRefusals>> {
  const view = viewOf({ ...caseFile, events: [...caseFile.events, ...events] })
  const carried: Decided[] = []
  for (const act of carriedActs(law.procedure, law.profile, action, view, events[0]?.instance ?? '')) {
    const other = await otherCase(tx, context, caseFile, act)
    if (other === undefined) return refuse([{ code: 'case_not_found', caseId: '' }])
    const decided = await decideOn(tx, context, other, caseFile, act)
    if (decided.ok) carried.push({ caseFile: other, events: decided.value })
    else if (!act.whereOpen || decided.refusal[0].code !== 'action_not_available') return decided
  }
  return ok(carried)
}

async function otherCase(
  tx: Tx,
  { actor, at, on, profiles }: ActContext,
  { procedure, profile }: CaseFile,
  { target }: CarriedAct,
): Promise<CaseFile | undefined> {
  if ('id' in target) return findCaseFile(tx, target.id)
  if ('number' in target) {
    const [found] = await listCasesByNumber(tx, caseScopeOf(actor), target.number, procedure)
    return found === undefined ? undefined : findCaseFile(tx, found.case_id)
  }
  const law =
    target.procedure === procedure ? profile : lawOfKind(profiles, target.procedure, { procedure, profile }, on)
  if (law === undefined) return undefined
  const begun = { id: target.newId, procedure: target.procedure, profile: law, events: [] }
  await insertCaseFiles(tx, [{ ...begun, submitToken: null, createdAt: at }])
  return begun
}

/** The law in force on a case of another kind at the place whose law this case is under. */
function lawOfKind(
  profiles: Profiles,
  kind: string,
  from: Pick<CaseFile, 'procedure' | 'profile'>,
  on: PlainDate,
): string | undefined {
  const { place } = getLaw(profiles, from.procedure, from.profile).profile
  return profileInForce(profiles, kind, place, on)?.id
}

async function decideOn(
  tx: Tx,
  context: ActContext,
  other: CaseFile,
  { id: from, procedure: kind }: CaseFile,
  { action: name, fields: given }: CarriedAct,
) {
  const { procedure, profile } = getLaw(context.profiles, other.procedure, other.profile)
  const action = procedure.actions[name]
  // Another kind of case has fields of its own: what it does not ask for stays with the first.
  const fields =
    other.procedure === kind
      ? given
      : Object.fromEntries(Object.entries(given).filter(([field]) => action?.fields[field] !== undefined))
  const isKnown = await knownIds(tx, context, other.procedure, action, fields)
  const actor = { ...context.actor, through: from }
  const linked = action !== undefined && procedure.machines[action.machine]?.per === 'linked_case'
  const request = { action: name, actor, fields, ...(linked ? { instance: from } : {}) }
  return decide(procedure, profile, other, request, { ...context, isKnown, issued: {} })
}
