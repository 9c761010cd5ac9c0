import type { CaseFile, Fields } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import { mayOpenAnother } from '#engine/kind-opened.ts'
import type { ActionDefinition } from '#engine/procedure.ts'
import type { Profile } from '#engine/profile.ts'
import { viewOf } from '#engine/view.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { getLaw, profileInForce } from '#procedures/profiles.ts'
import { inAct } from '#store/act-transaction.ts'
import { findCaseFile } from '#store/case-files.ts'
import { lockContent } from '#store/content-lock.ts'
import { nextNumber } from '#store/number-series.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { carryOn } from './carry-on.ts'
import type { CaseRefusals } from './case-refusal.ts'
import { issuedNumbers } from './issued-numbers.ts'
import { keepOnce, type Once } from './keep-once.ts'
import { knownIds } from './known-ids.ts'
import { keepDraftIssue } from './language-model/keep-draft-issue.ts'
import { CaseMovedOn, recordEvents } from './record-events.ts'
import { keepChoice } from './routing/keep-choice.ts'

/** One action asked of a case. `seenVersion` is the number of events the person had on screen. */
export type ActionAsked = {
  readonly caseId: string
  readonly seenVersion: number
  readonly action: string
  /** The unit or version acted on, where the action is not about the case itself. */
  readonly instance?: string
  readonly fields: Fields
  /** What came of it is kept under this key; refused where another request was done under it. */
  readonly once?: Once
}

export type ActionTaken = {
  readonly caseId: string
  readonly state: string
  readonly version: number
  /** The act's place in the log: its receipt. */
  readonly receipt: { readonly seq: number; readonly hash: string }
}

/** Takes one action on a case. All of it is stored, or none. */
export async function takeAction(
  db: Db,
  context: ActContext,
  asked: ActionAsked,
): Promise<Result<ActionTaken, CaseRefusals>> {
  try {
    return await inAct(db, (tx) => takeActionIn(tx, context, asked))
  } catch (fault) {
    if (fault instanceof ActRefused) return refuse(fault.refusals)
    if (!(fault instanceof CaseMovedOn)) throw fault
    const version = (await findCaseFile(db, asked.caseId))?.events.length ?? 0
    return refuse([{ code: 'case_moved_on', seenVersion: asked.seenVersion, version }])
  }
}

/** As takeAction, inside a transaction that does more. @throws CaseMovedOn when another writer came first. */
export async function takeActionIn(
  tx: Tx,
  context: ActContext,
  asked: ActionAsked,
): Promise<Result<ActionTaken, CaseRefusals>> {
  await lockContent(tx, 'to_act')
  const caseFile = await findCaseFile(tx, asked.caseId)
  if (caseFile === undefined) return refuse([{ code: 'case_not_found', caseId: asked.caseId }])
  const { procedure, profile } = getLaw(context.profiles, caseFile.procedure, caseFile.profile)
  const action = Object.hasOwn(procedure.actions, asked.action) ? procedure.actions[asked.action] : undefined
  const request = {
    action: asked.action,
    actor: context.actor,
    fields: withoutIssued(asked.fields, action?.fields ?? {}),
    ...instanceOf(action, asked.instance, context),
  }
  const opening = openingOf(context, profile, action)
  const isKnown = await knownIds(tx, context, procedure.id, action, asked.fields)

  // A first decision with stand-in numbers: a series must not move, nor its row be locked, for a refused act.
  const standIns = action === undefined ? {} : await issuedNumbers(action, profile, context.on, () => 0)
  const decideOn = (file: CaseFile) =>
    decide(procedure, profile, file, request, { ...context, ...opening, isKnown, issued: standIns })
  const tried = decideOn(caseFile)
  // Whose act it is not, nor was when they looked, is not told how many acts there were: some were inside.
  if (
    caseFile.events.length !== asked.seenVersion &&
    (isTheirs(tried) || isTheirs(decideOn(asSeen(caseFile, asked.seenVersion))))
  ) {
    return refuse([{ code: 'case_moved_on', seenVersion: asked.seenVersion, version: caseFile.events.length }])
  }
  if (!tried.ok || action === undefined)
    return tried.ok ? refuse([{ code: 'action_unknown', action: asked.action }]) : tried
  if (action.asksProof === true && !context.isProven) return refuse([{ code: 'proof_needed' }])

  const issued = await issuedNumbers(action, profile, context.on, (series) => nextNumber(tx, series))
  const decided = decide(procedure, profile, caseFile, request, { ...context, ...opening, isKnown, issued })
  if (!decided.ok) return decided

  const own = { caseFile, events: decided.value }
  const carried = await carryOn(tx, context, { procedure, profile }, action, own)
  if (!carried.ok) throw new ActRefused(carried.refusal)

  const head = await recordEvents(tx, [...carried.value, own], context.chance)
  if (head === undefined) throw new Error(`an act on case ${caseFile.id} left no log entry`)
  await keepChoice(tx, context.chance, own, head.seq)
  await keepDraftIssue(tx, own, head.seq)
  const view = viewOf({ ...caseFile, events: [...caseFile.events, ...decided.value] })
  const taken = {
    caseId: caseFile.id,
    state: view.state ?? '',
    version: view.version,
    receipt: { seq: head.seq, hash: head.hash },
  }
  const isFirst = asked.once === undefined || (await keepOnce(tx, context, asked.once, taken))
  if (!isFirst) throw new ActRefused([{ code: 'idempotency_key_reused' }])
  return ok(taken)
}

/** A case as it was when somebody looked at it; as it is, where there was no such moment. */
function asSeen(caseFile: CaseFile, version: number): CaseFile {
  const isPast = version > 0 && version < caseFile.events.length
  return isPast ? { ...caseFile, events: caseFile.events.slice(0, version) } : caseFile
}

/** Whether somebody has the right to the act, whatever else may stand in its way. */
function isTheirs(tried: ReturnType<typeof decide>): boolean {
  return tried.ok || !tried.refusal.some(({ code }) => code === 'role_required' || code === 'action_unknown')
}

/** Thrown to roll back what was stored before another case, or the key of the request, refused: a new case's row, a series moved on. */
class ActRefused extends Error {
  readonly refusals: CaseRefusals
  constructor(refusals: CaseRefusals) {
    super('act refused')
    this.refusals = refusals
  }
}

/** A new case is linked by an instance of its own id, which nobody chooses. */
function instanceOf(action: ActionDefinition | undefined, instance: string | undefined, { chance }: ActContext) {
  if (action?.carries?.some((carry) => carry.to === 'new_case') === true) return { instance: chance.id() }
  return instance === undefined ? {} : { instance }
}

/** What a case of another kind that comes of the act is called, and the kinds there is a law in force on. */
function openingOf({ chance, profiles, on }: ActContext, { place }: Profile, action: ActionDefinition | undefined) {
  if (action === undefined || !mayOpenAnother(action)) return {}
  const open = installedProcedures.filter(
    ({ id, actions }) =>
      profileInForce(profiles, id, place, on) !== undefined &&
      action.carries?.some((carry) => Object.hasOwn(actions, carry.action)) === true,
  )
  return { newCase: { id: chance.id(), kinds: open.map(({ id }) => id) } }
}

/** Numbers come from the series alone; one sent along is a field nobody asked for. */
function withoutIssued(fields: Fields, definitions: Readonly<Record<string, { readonly type: string }>>): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => definitions[field]?.type !== 'issued_number'))
}
