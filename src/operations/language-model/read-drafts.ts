import type { Actor } from '#engine/case-file.ts'
import { sees } from '#engine/visible.ts'
import type { SeenCase } from '#operations/read-case.ts'
import {
  type DraftIssue,
  type ListedAnswer,
  type ListedCall,
  listDraftIssues,
  listModelCalls,
  type ModelDecisionRow,
} from '#store/model-calls.ts'
import type { StoredDraft } from '#store/model-tables.ts'
import type { Db } from '#store/schema.ts'

/** A draft a model was asked for. */
export type SeenDraft = {
  readonly call: ListedCall
  /** Undefined where no answer came. */
  readonly answer: ListedAnswer | undefined
  /** Null where nothing was made of the answer, and once its words were removed. */
  readonly paragraphs: StoredDraft | null
  readonly decision: ModelDecisionRow | undefined
}

/** The drafts for a case that a person's own unit asked for, newest first; nothing for anybody else. */
export async function readDrafts(db: Db, actor: Actor | null, seen: SeenCase): Promise<readonly SeenDraft[]> {
  const unitId = actor?.unitId ?? null
  if (unitId === null || !sees(seen.audience, 'unit')) return []
  return draftsIn(db, seen.view.id, unitId)
}

/** As readDrafts; rights are the caller's to look at. */
export async function draftsIn(db: Db, caseId: string, unitId: string | null): Promise<readonly SeenDraft[]> {
  return (await listModelCalls(db, { caseId }))
    .filter(({ call }) => call.unit_id === unitId)
    .map(({ call, answer, decisions }) => ({ call, answer, paragraphs: answer?.draft ?? null, decision: decisions[0] }))
}

/** How a case's issued answers stand to the drafts there were for them: for units and offices that see its drafts. */
export async function readDraftIssues(db: Db, seen: SeenCase): Promise<readonly DraftIssue[]> {
  if (!sees(seen.audience, 'unit') || seen.textStub !== null) return []
  return listDraftIssues(db, seen.view.id)
}
