import type { Result } from '#kernel/result.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { insertModelAnswer, insertModelProposals, type ModelCall, type ModelProposalRow } from '#store/model-calls.ts'
import type { StoredDraft } from '#store/model-tables.ts'
import type { Tx } from '#store/schema.ts'
import type { ModelRefusal, ModelWrote } from './language-model.ts'
import { answerEntry } from './model-entries.ts'

/** What came of one call. */
type Outcome = {
  readonly wrote: Result<ModelWrote, ModelRefusal>
  readonly judged: Result<{ readonly dropped: Readonly<Record<string, number>> }, ModelRefusal>
  /** What was removed meanwhile does not come back by what a model made of it. */
  readonly isStill: boolean
  readonly draft: StoredDraft | null
  readonly proposals: readonly ModelProposalRow[]
}

/** Keeps what a model answered and what was made of it, with its log entry. */
export async function keepAnswer(
  tx: Tx,
  call: Pick<ModelCall, 'id' | 'salt' | 'asked_on' | 'asked_at'>,
  { wrote, judged, isStill, draft, proposals }: Outcome,
): Promise<void> {
  const answer = {
    call_id: call.id,
    took_ms: wrote.ok ? wrote.value.tookMs : null,
    outcome: judged.ok ? 'answered' : judged.refusal.code,
    output: wrote.ok && isStill ? wrote.value.content : null,
    draft,
    dropped: judged.ok ? judged.value.dropped : {},
    input_tokens: wrote.ok ? wrote.value.inputTokens : null,
    output_tokens: wrote.ok ? wrote.value.outputTokens : null,
  }
  await insertModelAnswer(tx, {
    ...answer,
    draft: draft === null ? null : JSON.stringify(draft),
    dropped: JSON.stringify(answer.dropped),
  })
  await insertModelProposals(tx, proposals)
  await appendLedgerActs(tx, [answerEntry(call, answer, proposals)])
}
