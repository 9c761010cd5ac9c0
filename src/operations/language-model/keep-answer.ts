import type { Result } from '#kernel/result.ts'
import { insertModelAnswer } from '#store/model-calls.ts'
import type { StoredDraft } from '#store/model-tables.ts'
import type { Tx } from '#store/schema.ts'
import type { ModelRefusal, ModelWrote } from './language-model.ts'

/** What came of one call. */
type Outcome = {
  readonly wrote: Result<ModelWrote, ModelRefusal>
  readonly judged: Result<{ readonly dropped: Readonly<Record<string, number>> }, ModelRefusal>
  /** What was removed meanwhile does not come back by what a model made of it. */
  readonly isStill: boolean
  readonly draft: StoredDraft | null
}

/** Keeps what a model answered and what was made of it. */
export async function keepAnswer(tx: Tx, call: string, { wrote, judged, isStill, draft }: Outcome): Promise<void> {
  await insertModelAnswer(tx, {
    call_id: call,
    took_ms: wrote.ok ? wrote.value.tookMs : null,
    outcome: judged.ok ? 'answered' : judged.refusal.code,
    output: wrote.ok && isStill ? wrote.value.content : null,
    draft: draft === null ? null : JSON.stringify(draft),
    dropped: JSON.stringify(judged.ok ? judged.value.dropped : {}),
    input_tokens: wrote.ok ? wrote.value.inputTokens : null,
    output_tokens: wrote.ok ? wrote.value.outputTokens : null,
  })
}
