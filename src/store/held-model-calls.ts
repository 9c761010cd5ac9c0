import { sql } from 'kysely'
import type { DraftIssue, ModelAnswerRow, ModelCall, ModelDecisionRow, ModelProposalRow } from './model-calls.ts'
import type { Db } from './schema.ts'

/** A call with everything that came of it. */
export type HeldCall = {
  readonly call: ModelCall
  readonly answer: ModelAnswerRow | undefined
  readonly proposals: readonly ModelProposalRow[]
  readonly decisions: readonly ModelDecisionRow[]
  readonly issues: readonly DraftIssue[]
}

/** The calls behind an act of the log, in the log's order, each with what came of it. */
export async function listHeldCalls(db: Db, after: number, limit: number): Promise<readonly HeldCall[]> {
  const calls = await db
    .selectFrom('model_call')
    .selectAll()
    .where('act', '>', after)
    .orderBy('act')
    .limit(limit)
    .execute()
  if (calls.length === 0) return []
  const ofThese = sql<boolean>`call_id = any(${calls.map(({ id }) => id)})`
  const answers = await db.selectFrom('model_answer').selectAll().where(ofThese).execute()
  const proposals = await db.selectFrom('model_proposal').selectAll().where(ofThese).orderBy('ordinal').execute()
  const decisions = await db.selectFrom('model_decision').selectAll().where(ofThese).orderBy('ordinal').execute()
  const issues = await db.selectFrom('model_draft_issue').selectAll().where(ofThese).orderBy('seq').execute()
  return calls.map((call) => ({
    call,
    answer: answers.find((one) => one.call_id === call.id),
    proposals: proposals.filter((one) => one.call_id === call.id),
    decisions: decisions.filter((one) => one.call_id === call.id),
    issues: issues.filter((one) => one.call_id === call.id),
  }))
}

/** What names a call that is not there. */
export async function listWithoutCall(db: Db): Promise<readonly { readonly what: string; readonly call: string }[]> {
  const { rows } = await sql<{ what: string; call: string }>`
    select what, call_id as call from (
      select 'answer' as what, call_id from model_answer union all
      select 'proposal', call_id from model_proposal union all
      select 'decision', call_id from model_decision union all
      select 'issue', call_id from model_draft_issue) named
    where not exists (select from model_call where model_call.id = call_id) order by 1, 2`.execute(db)
  return rows
}
