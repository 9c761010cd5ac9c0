import { createHash } from 'node:crypto'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { ModelMessage } from '#matching/language-model/model-message.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { countModelCalls, insertModelCall, type ModelCall } from '#store/model-calls.ts'
import type { SentAs } from '#store/model-tables.ts'
import type { Tx } from '#store/schema.ts'
import type { LanguageModel, ModelRefusal } from './language-model.ts'
import type { ModelContext } from './model-context.ts'
import { askedEntry } from './model-entries.ts'

/** What a model is about to be asked, and about what. */
export type CallAsked = {
  readonly id: string
  readonly about:
    | { readonly kind: 'findings'; readonly reading: string }
    | { readonly kind: 'draft'; readonly caseId: string; readonly unitId: string; readonly version: number }
  readonly prompt: string
  readonly sentAs: SentAs
  readonly messages: readonly ModelMessage[]
}

/**
 * Keeps that something is about to leave the house, who sends it, where to and what: with its log entry and its line in the
 * audit, before it goes. Refused beyond what one call may hold and one day may see.
 */
export async function beginCall(
  tx: Tx,
  context: ModelContext,
  model: LanguageModel,
  asked: CallAsked,
): Promise<Result<ModelCall, ModelRefusal>> {
  const input = JSON.stringify(asked.messages)
  const bytes = Buffer.byteLength(input)
  const { inputBytes: most, callsADay, ownCallsADay } = model.limits
  if (bytes > most) return refuse({ code: 'model_input_too_long', bytes, most })
  const { actor, on, at, chance, accountId, address } = context
  const made = await countModelCalls(tx, { on, by: actor.personId })
  if (made.all >= callsADay || made.own >= ownCallsADay) return refuse({ code: 'model_calls_used_up' })

  const salt = chance.salt()
  const { id, about, prompt, sentAs } = asked
  const said: Omit<ModelCall, 'act'> = {
    id,
    kind: about.kind,
    reading_id: about.kind === 'findings' ? about.reading : null,
    case_id: about.kind === 'draft' ? about.caseId : null,
    unit_id: about.kind === 'draft' ? about.unitId : null,
    case_version: about.kind === 'draft' ? about.version : null,
    model: model.name,
    endpoint: model.endpoint,
    prompt,
    asked_by: actor.personId,
    asked_on: on,
    asked_at: at,
    sent_as: sentAs,
    salt,
    input_hash: createHash('sha256').update(input).digest('hex'),
    input,
  }
  const act = await appendLedgerActs(tx, [askedEntry(said)])
  if (act === undefined) throw new Error('a call left no log entry')
  const call: ModelCall = { ...said, act: act.seq }
  await insertModelCall(tx, call)
  const thing = about.kind === 'findings' ? `readings/${about.reading}` : `cases/${about.caseId}`
  const detail = { model: model.name, endpoint: model.endpoint, path: thing }
  await recordAudit(tx, { act: 'model_asked', at, by: accountId, address, detail })
  return ok(call)
}
