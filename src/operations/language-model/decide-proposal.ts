import type { ItemKind } from '#intake/reading.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { quoteOf } from '#kernel/text-span.ts'
import type { ActContext } from '#operations/act-context.ts'
import { correctIn, onReading } from '#operations/correct-finding.ts'
import type { Place } from '#operations/keep-correction.ts'
import type { ReadingRefusal } from '#operations/reading-rights.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { findModelProposal, insertModelDecision, type ModelProposalRow } from '#store/model-calls.ts'
import type { ModelDecision } from '#store/model-tables.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { ModelRefusal } from './language-model.ts'

type Refused = ReadingRefusal | ModelRefusal

export type ProposalDecided = {
  /** Of what was accepted. */
  readonly finding: string | null
}

/**
 * Accepts what a model proposed, by which a finding is added as if its person had marked it, or rejects it; once. Where the
 * words no longer stand at their place, because the source was read anew or removed, there is nothing to accept.
 */
export async function decideProposal(
  db: Db,
  context: ActContext,
  {
    readingId,
    proposal,
    decision,
  }: { readonly readingId: string; readonly proposal: string; readonly decision: ModelDecision },
): Promise<Result<ProposalDecided, Refused>> {
  return onReading<ProposalDecided, Refused>(db, context, readingId, async (tx, place) => {
    const given = await findModelProposal(tx, readingId, proposal)
    if (given === undefined) return refuse({ code: 'model_proposal_not_found' })
    if (decision === 'accepted' && !standsIn(place.text, given)) return refuse({ code: 'model_source_changed' })
    // Whoever comes second waited for the first, and adds nothing.
    const kept = {
      call_id: given.call_id,
      ordinal: given.ordinal,
      decision,
      by_person: context.actor.personId,
      at: context.at,
    }
    const finding = decision === 'accepted' ? context.chance.id() : null
    if (!(await insertModelDecision(tx, { ...kept, finding_id: finding }))) {
      return refuse({ code: 'model_proposal_decided' })
    }
    if (finding === null) return rejectIn(tx, context, readingId, given)
    return acceptIn(tx, context, place, given, finding)
  })
}

/** True where what was proposed stands at its place in a text. */
export function standsIn(
  text: string,
  { span_start: start, span_end: end, quote }: Pick<ModelProposalRow, 'span_start' | 'span_end' | 'quote'>,
): boolean {
  return quote !== '' && quoteOf(text, { start, end }).quote === quote
}

async function acceptIn(
  tx: Tx,
  context: ActContext,
  place: Place,
  given: ModelProposalRow,
  finding: string,
): Promise<Result<ProposalDecided, Refused>> {
  const added = await correctIn(tx, context, place, {
    act: 'add',
    // Held against the kinds there are when it came in.
    kind: given.kind as ItemKind,
    speaker: given.speaker,
    start: given.span_start,
    end: given.span_end,
    from: { finding, proposal: given.id },
  })
  // The decision is written by now; a refusal takes it back, so that nothing of it stays without the finding.
  return added.ok ? ok({ finding: added.value.finding }) : added
}

async function rejectIn(
  tx: Tx,
  { actor, on, at }: ActContext,
  reading: string,
  { id }: ModelProposalRow,
): Promise<Result<ProposalDecided, never>> {
  await appendLedgerActs(tx, [
    {
      at,
      caseId: null,
      caseSeq: null,
      payload: { act: 'model_proposal_rejected', reading, proposal: id, byPerson: actor.personId, on, at },
    },
  ])
  return ok({ finding: null })
}
