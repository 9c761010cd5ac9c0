import { type Insertable, type Selectable, sql } from 'kysely'
import { lockNumbers } from './lock-numbers.ts'
import type { ModelTables } from './model-tables.ts'
import type { Db, Tx } from './schema.ts'

export type ModelCall = Selectable<ModelTables['model_call']>
export type ModelAnswerRow = Selectable<ModelTables['model_answer']>
export type ListedCall = Omit<ModelCall, 'input'>
export type ListedAnswer = Omit<ModelAnswerRow, 'output'>
export type ModelProposalRow = Selectable<ModelTables['model_proposal']>
export type ModelDecisionRow = Selectable<ModelTables['model_decision']>
export type DraftIssue = Selectable<ModelTables['model_draft_issue']>

/** A call with what came of it, without the long words of both. */
export type ModelCallMade = {
  readonly call: ListedCall
  /** Undefined as long as the model has not answered, or where the program ended before it did. */
  readonly answer: ListedAnswer | undefined
  readonly proposals: readonly ModelProposalRow[]
  readonly decisions: readonly ModelDecisionRow[]
}

/** How many calls were made on a day, by everybody and by one person; nobody else counts until this transaction is over. */
export async function countModelCalls(
  tx: Tx,
  { on, by }: { readonly on: string; readonly by: string },
): Promise<{ readonly all: number; readonly own: number }> {
  await sql`select pg_advisory_xact_lock(${lockNumbers.modelQuota})`.execute(tx)
  const counted = await tx
    .selectFrom('model_call')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('asked_by', '=', by).as('own'),
    ])
    .where('asked_on', '=', on)
    .executeTakeFirstOrThrow()
  return { all: Number(counted.all), own: Number(counted.own) }
}

export async function insertModelCall(tx: Tx, row: Insertable<ModelTables['model_call']>): Promise<void> {
  await tx.insertInto('model_call').values(row).execute()
}

export async function insertModelAnswer(tx: Tx, row: Insertable<ModelTables['model_answer']>): Promise<void> {
  await tx.insertInto('model_answer').values(row).execute()
}

export async function insertModelProposals(
  tx: Tx,
  rows: readonly Insertable<ModelTables['model_proposal']>[],
): Promise<void> {
  if (rows.length > 0) await tx.insertInto('model_proposal').values(rows).execute()
}

/** @returns false where somebody decided before. */
export async function insertModelDecision(tx: Tx, row: Insertable<ModelTables['model_decision']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('model_decision')
    .values(row)
    .onConflict((conflict) => conflict.columns(['call_id', 'ordinal']).doNothing())
    .returning('call_id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function insertDraftIssues(
  tx: Tx,
  rows: readonly Insertable<ModelTables['model_draft_issue']>[],
): Promise<void> {
  if (rows.length > 0) await tx.insertInto('model_draft_issue').values(rows).execute()
}

export async function findModelCall(db: Db, id: string): Promise<ModelCall | undefined> {
  return db.selectFrom('model_call').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findModelProposal(tx: Tx, readingId: string, id: string): Promise<ModelProposalRow | undefined> {
  return tx
    .selectFrom('model_proposal')
    .innerJoin('model_call', 'model_call.id', 'model_proposal.call_id')
    .selectAll('model_proposal')
    .where('model_proposal.id', '=', id)
    .where('model_call.reading_id', '=', readingId)
    .executeTakeFirst()
}

export async function findModelAnswer(db: Db, callId: string): Promise<ModelAnswerRow | undefined> {
  return db.selectFrom('model_answer').selectAll().where('call_id', '=', callId).executeTakeFirst()
}

const listedOfCall = [
  ...(['id', 'kind', 'reading_id', 'case_id', 'unit_id', 'case_version', 'model', 'endpoint', 'prompt'] as const),
  ...(['asked_by', 'asked_on', 'asked_at', 'sent_as', 'salt', 'input_hash', 'act'] as const),
] as const
const listedOfAnswer = [
  ...(['call_id', 'took_ms', 'outcome', 'draft', 'dropped', 'input_tokens', 'output_tokens'] as const),
] as const

/** Calls about a reading, or for drafts in a case, newest first, each with what came of it. */
export async function listModelCalls(
  db: Db,
  about: { readonly reading: string } | { readonly caseId: string },
): Promise<readonly ModelCallMade[]> {
  const query = db.selectFrom('model_call').select(listedOfCall).orderBy('act', 'desc')
  const calls = await ('reading' in about
    ? query.where('reading_id', '=', about.reading)
    : query.where('case_id', '=', about.caseId)
  ).execute()
  if (calls.length === 0) return []
  const ids = calls.map(({ id }) => id)
  const answers = await db.selectFrom('model_answer').select(listedOfAnswer).where('call_id', 'in', ids).execute()
  const proposals = await db
    .selectFrom('model_proposal')
    .selectAll()
    .where('call_id', 'in', ids)
    .orderBy('ordinal')
    .execute()
  const decisions = await db.selectFrom('model_decision').selectAll().where('call_id', 'in', ids).execute()
  return calls.map((call) => ({
    call,
    answer: answers.find((one) => one.call_id === call.id),
    proposals: proposals.filter((one) => one.call_id === call.id),
    decisions: decisions.filter((one) => one.call_id === call.id),
  }))
}

export async function listDraftIssues(db: Db, caseId: string): Promise<readonly DraftIssue[]> {
  return db.selectFrom('model_draft_issue').selectAll().where('case_id', '=', caseId).orderBy('seq').execute()
}

/** The calls about cases and files, or with some words in them, that hold words still, each with its entry in the log. */
export async function listCallsHolding(
  tx: Tx,
  { cases, files, texts }: Readonly<Record<'cases' | 'files' | 'texts', readonly string[]>>,
): Promise<readonly { readonly id: string; readonly entry: number }[]> {
  const spelled = texts.map((text) => JSON.stringify(text).slice(1, -1))
  const { rows } = await sql<{ id: string; entry: number }>`select id, entry::int
    from calls_holding_words(${[...cases]}::text[], ${[...files]}::text[], ${spelled}::text[])`.execute(tx)
  return rows
}

/** Empties the calls that a removal names: within that removal alone. */
export async function eraseModelCalls(tx: Tx, removalId: string): Promise<void> {
  await sql`select erase_model_calls(${removalId})`.execute(tx)
}
