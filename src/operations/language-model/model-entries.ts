import type { Plain } from '#ledger/canonical-json.ts'
import { commitment, saltFor } from '#ledger/chain.ts'
import type { LedgerAct } from '#store/ledger-entries.ts'
import type { DraftIssue, ModelAnswerRow, ModelCall, ModelDecisionRow, ModelProposalRow } from '#store/model-calls.ts'

type Opened = Pick<ModelCall, 'id' | 'salt'>

/** What the log says of a call: that something was sent, of what kind and when. What, where to and by whom is committed to. */
export function askedEntry(call: Omit<ModelCall, 'act'>): LedgerAct {
  const { salt, kind, input, model, endpoint, prompt, sent_as: sentAs, asked_on: on, asked_at: at } = call
  return entryOf(at, {
    act: 'model_asked',
    what: kind,
    of: commitment(saltFor(salt, 'of'), aboutOf(call)),
    byPerson: commitment(saltFor(salt, 'byPerson'), { byPerson: call.asked_by }),
    content: commitment(salt, { input, model, endpoint, prompt, sentAs }),
    on,
    at,
  })
}

function aboutOf(call: Omit<ModelCall, 'act'>): Plain {
  return call.kind === 'findings'
    ? { kind: call.kind, reading: call.reading_id }
    : { kind: call.kind, caseId: call.case_id, unitId: call.unit_id, version: call.case_version }
}

/** Under what an answer is in the log. */
export function answerKey({ id, salt }: Opened): string {
  return commitment(saltFor(salt, 'answered'), { call: id })
}

/** What the log says of an answer: that one came, or that none did. What was made of it is committed to. */
export function answerEntry(
  call: Pick<ModelCall, 'id' | 'salt' | 'asked_on' | 'asked_at'>,
  { took_ms: tookMs, outcome, output, draft, dropped, ...tokens }: ModelAnswerRow,
  proposals: readonly ModelProposalRow[],
): LedgerAct {
  const proposed = [...proposals].sort((a, b) => a.ordinal - b.ordinal).map((one) => ({ ...one }))
  return entryOf(call.asked_at, {
    act: 'model_answered',
    of: answerKey(call),
    content: commitment(saltFor(call.salt, 'answer'), {
      ...{ tookMs, outcome, output, draft, dropped: { ...dropped }, proposed },
      ...{ inputTokens: tokens.input_tokens, outputTokens: tokens.output_tokens },
    }),
    by: 'model',
    on: call.asked_on,
    at: call.asked_at,
  })
}

/** Under what it is in the log that somebody decided on a draft. */
export function draftDecidedKey({ id, salt }: Opened): string {
  return commitment(saltFor(salt, 'decided'), { call: id })
}

/** What the log says of somebody who took a draft over or turned it down: when. Which and who is committed to. */
export function draftDecidedEntry(call: Opened, { decision, by_person, at }: ModelDecisionRow, on: string): LedgerAct {
  const content = commitment(saltFor(call.salt, 'decision'), { decision, byPerson: by_person })
  return entryOf(at, { act: 'model_draft_decided', of: draftDecidedKey(call), content, on, at })
}

/** Under what it is in the log how an issued answer stands to a draft. */
export function draftIssuedKey({ id, salt }: Opened, { case_id, seq }: Pick<DraftIssue, 'case_id' | 'seq'>): string {
  return commitment(saltFor(salt, `issued ${seq}`), { call: id, case: case_id, seq })
}

/** What the log says of an answer that was issued where there was a draft: when. How much of it stands there is committed to. */
export function draftIssuedEntry(
  call: Opened,
  issue: DraftIssue,
  { on, at }: { readonly on: string; readonly at: string },
): LedgerAct {
  const { seq, taken, kept_percent: kept, own_percent: own } = issue
  const content = commitment(saltFor(call.salt, `kept ${seq}`), { taken, kept, own })
  return entryOf(at, { act: 'model_draft_issued', of: draftIssuedKey(call, issue), content, on, at })
}

function entryOf(at: string, payload: Plain): LedgerAct {
  return { at, caseId: null, caseSeq: null, payload }
}
