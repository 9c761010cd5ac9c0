import type { Fields } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import { beginsCase } from '#engine/procedure.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { findLaw, profileInForce } from '#procedures/profiles.ts'
import { inAct } from '#store/act-transaction.ts'
import { awaitCopies } from '#store/await-copies.ts'
import { findCaseBySubmitToken, findCaseFile, insertCaseFiles } from '#store/case-files.ts'
import { lockContent } from '#store/content-lock.ts'
import { findCaseReceipt } from '#store/ledger-entries.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import type { CaseRefusals } from './case-refusal.ts'
import { knownIds } from './known-ids.ts'
import { recordEvents } from './record-events.ts'
import type { ActionTaken } from './take-action.ts'

export type CaseAsked = {
  readonly procedure: string
  readonly profile: string
  /** One of the actions that begin a case; 'submit' when left out. */
  readonly action?: string
  /** One for each form handed out: the same form sent twice opens one case. */
  readonly submitToken: string
  readonly fields: Fields
}

/** Begins a case, under a law in force on the day. A second submission with the same token gives the first one's case and stores nothing. */
export async function submitCase(
  db: Db,
  context: ActContext,
  asked: CaseAsked,
): Promise<Result<ActionTaken, CaseRefusals>> {
  return inAct(db, (tx) => submitCaseIn(tx, context, asked))
}

/** As submitCase, inside a transaction that does more. */
export async function submitCaseIn(
  tx: Tx,
  context: ActContext,
  asked: CaseAsked,
): Promise<Result<ActionTaken, CaseRefusals>> {
  await lockContent(tx, 'to_act')
  const law = findLaw(context.profiles, asked.procedure, asked.profile)
  if (law === undefined) {
    return refuse([{ code: 'procedure_unknown', procedure: `${asked.procedure}/${asked.profile}` }])
  }
  const { procedure, profile } = law
  const token = `${context.actor.personId}:${asked.submitToken}`
  const inForce = profileInForce(context.profiles, procedure.id, profile.place, context.on)
  if (inForce?.id !== profile.id) {
    // A form sent again after its law was followed by another still finds its case.
    if ((await findCaseBySubmitToken(tx, token)) !== undefined) return earlierCase(tx, token)
    return refuse([{ code: 'profile_not_in_force', profile: profile.id, inForce: inForce?.id ?? null }])
  }
  const caseFile = { id: context.chance.id(), procedure: procedure.id, profile: profile.id, events: [] }
  const name = asked.action ?? 'submit'
  const action = Object.hasOwn(procedure.actions, name) ? procedure.actions[name] : undefined
  if (action === undefined || !beginsCase(action)) return refuse([{ code: 'action_unknown', action: name }])

  const isKnown = await knownIds(tx, context, procedure.id, action, asked.fields)
  const request = { action: name, actor: context.actor, fields: asked.fields }
  const decided = decide(procedure, profile, caseFile, request, { ...context, isKnown, issued: {} })
  if (!decided.ok) return decided

  const isNew = await insertCaseFiles(tx, [{ ...caseFile, submitToken: token, createdAt: context.at }])
  if (!isNew) return earlierCase(tx, token)

  const head = await recordEvents(tx, [{ caseFile, events: decided.value }], context.chance)
  if (head === undefined) throw new Error(`submitting case ${caseFile.id} left no log entry`)
  return ok({
    caseId: caseFile.id,
    state: decided.value[0]?.state ?? '',
    version: decided.value.length,
    receipt: { seq: head.seq, hash: head.hash },
  })
}

async function earlierCase(tx: Tx, token: string): Promise<Result<ActionTaken, CaseRefusals>> {
  const caseId = await findCaseBySubmitToken(tx, token)
  const caseFile = caseId === undefined ? undefined : await findCaseFile(tx, caseId)
  if (caseFile === undefined) throw new Error('a case with this submit token was there and is not')
  const receipt = await findCaseReceipt(tx, caseFile.id, 1)
  await awaitCopies(tx)
  return ok({
    caseId: caseFile.id,
    state: caseFile.events.at(-1)?.state ?? '',
    version: caseFile.events.length,
    receipt,
  })
}
