import type { CaseFile, Fields } from '#engine/case-file.ts'
import { roleFor, rolesMeant } from '#engine/roles.ts'
import { instanceFor } from '#engine/standing.ts'
import { viewOf } from '#engine/view.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { findProcedure } from '#procedures/installed.ts'
import { getLaw } from '#procedures/profiles.ts'
import { inAct } from '#store/act-transaction.ts'
import {
  type Batch,
  type BatchItem,
  decideBatchItem,
  findBatch,
  findBatchItemForUpdate,
  insertBatch,
  listBatchItems,
  type NewItem,
} from '#store/batches.ts'
import { listCaseFiles } from '#store/case-files.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import type { AuditAct } from './audit/audit-acts.ts'
import { recordAudit } from './audit/record-audit.ts'
import type { CaseRefusal } from './case-refusal.ts'
import { unfilledIn } from './fill-template.ts'
import { keepOnce, type Once } from './keep-once.ts'
import { CaseMovedOn } from './record-events.ts'
import { takeActionIn } from './take-action.ts'

/** Cases one batch may hold: as many as one can look through before sending. */
export const mostInBatch = 50

export type BatchRefusal =
  | { readonly code: 'batch_not_found' }
  | { readonly code: 'proof_needed' }
  | { readonly code: 'batch_empty' }
  | { readonly code: 'case_not_found'; readonly caseId: string }
  | { readonly code: 'batch_of_kinds'; readonly caseId: string }
  | { readonly code: 'batch_case_twice'; readonly caseId: string }
  | { readonly code: 'batch_too_large'; readonly most: number; readonly asked: number }
  | { readonly code: 'role_required'; readonly action: string; readonly roles: readonly string[] }

/** Why one case of a batch was refused: as its act alone would be, or because a place in its words was left open. */
export type ItemRefusal = CaseRefusal | { readonly code: 'placeholder_unfilled'; readonly field: string }

export type BatchAsked = {
  /** Handed out with the form: the same form sent twice is one batch. */
  readonly batchId: string
  readonly procedure: string
  readonly action: string
  /** Without an instance ('') it is the one the act means by itself. */
  readonly items: readonly NewItem[]
  /** That it was begun is kept under this key. */
  readonly once?: Once
}

/** The account that asks for a batch, and how what it is refused of it is told to the audit. */
export type BatchAsker = {
  readonly accountId: string
  /** Where it asks from; null where that is not known. */
  readonly address: string | null
  /** What the audit tells of a case refused for this; undefined for nothing, as where something was filled in wrongly. */
  readonly auditActOf: (code: ItemRefusal['code']) => AuditAct | undefined
}

export type BatchSeen = { readonly batch: Batch; readonly items: readonly BatchItem[] }

/**
 * Keeps what was asked of many cases, to be done by `continueBatch`. A form sent again keeps what was kept the first
 * time, whatever it says now.
 */
export async function startBatch(
  db: Db,
  context: ActContext,
  accountId: string,
  asked: BatchAsked,
): Promise<Result<{ readonly batchId: string }, BatchRefusal>> {
  const { batchId, procedure, action, items } = asked
  if (items.length === 0) return refuse({ code: 'batch_empty' })
  if (items.length > mostInBatch) return refuse({ code: 'batch_too_large', most: mostInBatch, asked: items.length })
  const files = await listCaseFiles(db, [...new Set(items.map(({ caseId }) => caseId))])
  const known = new Map(files.map((file) => [file.id, file.procedure]))
  const unknown = items.find(({ caseId }) => !known.has(caseId))
  if (unknown !== undefined) return refuse({ code: 'case_not_found', caseId: unknown.caseId })
  // An act of the same name means something else in another kind of case.
  const other = items.find(({ caseId }) => known.get(caseId) !== procedure)
  if (other !== undefined) return refuse({ code: 'batch_of_kinds', caseId: other.caseId })
  if ((await findBatch(db, batchId))?.accountId === accountId) return ok({ batchId })
  const barred = barredFrom(context, files, asked)
  if (barred !== undefined) return refuse(barred)
  const again = items.find((one, at) => items.findIndex((two) => isSamePlace(one, two)) !== at)
  if (again !== undefined) return refuse({ code: 'batch_case_twice', caseId: again.caseId })
  const batch = { id: batchId, accountId, procedure, action, createdAt: context.at }
  const isNew = await db.transaction().execute(async (tx) => {
    const inserted = await insertBatch(tx, batch, items)
    if (inserted && asked.once !== undefined) await keepOnce(tx, context, asked.once, { batch: batchId })
    return inserted
  })
  if (isNew || (await findBatch(db, batchId))?.accountId === accountId) return ok({ batchId })
  return refuse({ code: 'batch_not_found' })
}

/** An act that is not for the one who asks to take on any of the cases is no batch of theirs. */
function barredFrom(
  { actor, profiles }: ActContext,
  files: readonly CaseFile[],
  { action: name, items }: BatchAsked,
): BatchRefusal | undefined {
  const roles = new Set<string>()
  for (const file of files) {
    const { procedure } = getLaw(profiles, file.procedure, file.profile)
    const action = Object.hasOwn(procedure.actions, name) ? procedure.actions[name] : undefined
    // An act there is none of is answered case by case.
    if (action === undefined) return undefined
    const view = viewOf(file)
    for (const { caseId, instance } of items) {
      if (caseId !== file.id) continue
      const about = instance === '' ? {} : { instance }
      const meant = instanceFor(procedure, action, view, { actor, ...about })
      if (roleFor(procedure, action, view, actor, meant) !== undefined) return undefined
    }
    for (const role of rolesMeant(procedure, action.by, view)) roles.add(role)
  }
  return { code: 'role_required', action: name, roles: [...roles] }
}

function isSamePlace(one: NewItem, other: NewItem): boolean {
  return one.caseId === other.caseId && one.instance === other.instance
}

/**
 * Does what is still to be done of a batch, one case after another, each act in a transaction of its own together with
 * the note that it is done. One refused case holds up no other. Broken off at any point, it goes on where it was; where the
 * act asks for a fresh proof it waits, whole, until there is one. A case that is refused for want of a right, or is not
 * theirs to see, stands in the audit with the note that it was.
 */
export async function continueBatch(
  db: Db,
  context: ActContext,
  asker: BatchAsker,
  batchId: string,
): Promise<Result<BatchSeen, BatchRefusal>> {
  const seen = await readBatch(db, asker.accountId, batchId)
  if (!seen.ok) return seen
  if (asksProof(seen.value) && !context.isProven) return refuse({ code: 'proof_needed' })
  for (const item of seen.value.items) {
    if (item.decidedAt === null) await doItem(db, context, asker, { batch: seen.value.batch, ordinal: item.ordinal })
  }
  return readBatch(db, asker.accountId, batchId)
}

/** Whether something waits to be done in a batch that asks for a fresh proof. */
function asksProof({ batch, items }: BatchSeen): boolean {
  const actions = findProcedure(batch.procedure)?.actions ?? {}
  const action = Object.hasOwn(actions, batch.action) ? actions[batch.action] : undefined
  return action?.asksProof === true && items.some(({ decidedAt }) => decidedAt === null)
}

/** A batch and what came of it, for the account that asked for it and nobody else. */
export async function readBatch(db: Db, accountId: string, batchId: string): Promise<Result<BatchSeen, BatchRefusal>> {
  const batch = await findBatch(db, batchId)
  if (batch === undefined || batch.accountId !== accountId) return refuse({ code: 'batch_not_found' })
  return ok({ batch, items: await listBatchItems(db, batchId) })
}

type Place = { readonly batch: Batch; readonly ordinal: number }

async function doItem(db: Db, context: ActContext, asker: BatchAsker, { batch, ordinal }: Place): Promise<void> {
  try {
    await inAct(db, async (tx) => {
      const item = await findBatchItemForUpdate(tx, batch.id, ordinal)
      if (item === undefined || item.decidedAt !== null) return
      const { caseId, seenVersion, instance, fields } = item
      const unfilled = unfilledFields(fields)
      if (unfilled.length > 0) return decideBatchItem(tx, batch.id, ordinal, context.at, { refusal: unfilled })
      const asked = { caseId, seenVersion, action: batch.action, fields, instance }
      const taken = await takeActionIn(tx, context, asked)
      const came = taken.ok ? { receiptSeq: taken.value.receipt.seq } : { refusal: taken.refusal }
      if (!taken.ok) await tellRefused(tx, context, asker, { batch, caseId, refusals: taken.refusal })
      await decideBatchItem(tx, batch.id, ordinal, context.at, came)
    })
  } catch (fault) {
    if (!(fault instanceof CaseMovedOn)) throw fault
    const refusal = [{ code: 'case_moved_on', seenVersion: 0, version: 0 } satisfies ItemRefusal]
    await decideBatchItem(db, batch.id, ordinal, context.at, { refusal })
  }
}

type Refused = { readonly batch: Batch; readonly caseId: string; readonly refusals: readonly ItemRefusal[] }

/** The first refusal decides, as it does where the act is taken alone; so does the address that would have been asked. */
async function tellRefused(
  tx: Tx,
  { at }: ActContext,
  { accountId, address, auditActOf }: BatchAsker,
  { batch, caseId, refusals: [first] }: Refused,
): Promise<void> {
  const act = first === undefined ? undefined : auditActOf(first.code)
  if (act === undefined) return
  const detail = { method: 'POST', path: `/cases/${caseId}/actions/${batch.action}`, batch: batch.id }
  await recordAudit(tx, { act, at, by: accountId, address, detail })
}

function unfilledFields(fields: Fields): readonly ItemRefusal[] {
  return Object.entries(fields).flatMap(([field, value]) =>
    typeof value === 'string' && unfilledIn(value) ? [{ code: 'placeholder_unfilled' as const, field }] : [],
  )
}
