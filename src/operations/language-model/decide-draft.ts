import { ok, type Result, refuse } from '#kernel/result.ts'
import { textOfDraft } from '#matching/language-model/draft-answer.ts'
import type { CaseRefusal } from '#operations/case-refusal.ts'
import type { SeenCase } from '#operations/read-case.ts'
import { inFullView } from '#store/in-full-view.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { insertModelDecision } from '#store/model-calls.ts'
import type { ModelDecision } from '#store/model-tables.ts'
import type { Db } from '#store/schema.ts'
import { mayAskForDraft } from './ask-for-draft.ts'
import type { ModelRefusal } from './language-model.ts'
import type { ModelContext } from './model-context.ts'
import { draftDecidedEntry } from './model-entries.ts'
import { draftsIn } from './read-drafts.ts'

/** A whole draft is decided on under this number. */
export const wholeDraft = 0

/**
 * Takes a draft over into what somebody of its unit writes, or turns it down, and keeps who did. A draft taken over is words
 * to go on from: nothing is written into the case.
 */
export async function decideDraft(
  db: Db,
  context: Pick<ModelContext, 'actor' | 'on' | 'at'>,
  seen: SeenCase,
  { call, decision }: { readonly call: string; readonly decision: ModelDecision },
): Promise<Result<{ readonly text: string }, ModelRefusal | CaseRefusal>> {
  const { actor, on, at } = context
  // In full view, as what is written beside a case; the draft read is the own unit's.
  return inFullView(db, async (tx) => {
    const draft = mayAskForDraft(seen, { actor })
      ? (await draftsIn(tx, seen.view.id, actor.unitId)).find((one) => one.call.id === call)
      : undefined
    if (draft?.paragraphs == null) return refuse({ code: 'model_proposal_not_found' })
    const row = { call_id: call, ordinal: wholeDraft, decision, by_person: actor.personId, at, finding_id: null }
    const isFirst = await insertModelDecision(tx, row)
    if (isFirst) await appendLedgerActs(tx, [draftDecidedEntry(draft.call, row, on)])
    // Taken over twice it is the same draft; what was decided otherwise stays as it was.
    if (!isFirst && draft.decision?.decision !== decision) return refuse({ code: 'model_proposal_decided' })
    return ok({ text: decision === 'accepted' ? textOfDraft({ paragraphs: draft.paragraphs }) : '' })
  })
}
