import type { Actor } from '#engine/case-file.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { formatEntryProof } from '#ledger/entry-proof.ts'
import { type ReceiptContent, type RemovalProof, receiptExtra } from '#ledger/receipt.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { listPlacedEvents, type PlacedEvent } from '#store/case-files.ts'
import { newestCheckpoint, type StoredCheckpoint } from '#store/log-checkpoints.ts'
import { listRemovalsInCases } from '#store/removals.ts'
import type { Db } from '#store/schema.ts'
import { openedContent, placeIn } from './opened-content.ts'
import { provenEntry } from './proven-entry.ts'
import { readCase } from './read-case.ts'
import { partOf } from './removal/removal-entry.ts'
import { type RemovedContent, removedContent } from './removal/removed-content.ts'

export type ReceiptRefusal =
  | { readonly code: 'case_not_found'; readonly caseId: string }
  | { readonly code: 'event_not_found' }
  /** The act is on the record; the next checkpoint, within seconds, will cover it. */
  | { readonly code: 'not_signed_yet' }

/**
 * The proof that an act stands in the log, for anybody who may see the act: a text that is checked without us.
 * Beside it stands which case the entry is of, and for whoever did the act what they wrote, so that they can show that too.
 * Where that was removed since, the proof of the removal stands in its place.
 */
export async function readReceipt(
  db: Db,
  given: { readonly profiles: Profiles; readonly actor: Actor | null; readonly on: PlainDate },
  caseId: string,
  seq: number,
): Promise<Result<string, ReceiptRefusal>> {
  const seen = await readCase(db, given.profiles, given.actor, given.on, caseId)
  if (seen === undefined) return refuse({ code: 'case_not_found', caseId })
  const event = seen.events.find((one) => one.seq === seq)
  if (event === undefined || event.ledgerSeq === null) return refuse({ code: 'event_not_found' })

  const checkpoint = await newestCheckpoint(db)
  const removed = removedContent(await listRemovalsInCases(db, [caseId])).of(caseId, seq)
  const covered = Math.max(event.ledgerSeq, removed?.removal.ledger_seq ?? 0)
  if (checkpoint === undefined || checkpoint.size < covered) return refuse({ code: 'not_signed_yet' })

  const [placed] = (await listPlacedEvents(db, [caseId])).filter((one) => one.seq === seq)
  if (placed === undefined) return refuse({ code: 'event_not_found' })
  const proven = await provenEntry(db, checkpoint, event.ledgerSeq)
  const content =
    removed === undefined
      ? { entry: proven.entry, ...openingsFor(given.actor, placed, proven.entry) }
      : { entry: proven.entry, removed: await removalProof(db, checkpoint, removed) }
  return ok(formatEntryProof({ ...proven.proof, extra: receiptExtra(content) }))
}

/** Whoever did the act is shown what they wrote; which case it is of, everybody who may see it. */
function openingsFor(
  actor: Actor | null,
  placed: PlacedEvent,
  payload: string,
): Pick<ReceiptContent, 'opening' | 'place'> {
  return (placed.event.byPerson === actor?.personId ? openedContent : placeIn)(payload, placed)
}

/** What was written is gone, and its salt: the receipt proves that it was removed instead. */
async function removalProof(
  db: Db,
  checkpoint: StoredCheckpoint,
  { removal, part }: NonNullable<ReturnType<RemovedContent['of']>>,
): Promise<RemovalProof> {
  const { entry, proof } = await provenEntry(db, checkpoint, removal.ledger_seq ?? 0)
  return { entry, proof: formatEntryProof(proof), part: { salt: part.salt, content: partOf(part) } }
}
