import type { Actor } from '#engine/case-file.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { commitment, saltFor } from '#ledger/chain.ts'
import { formatEntryProof } from '#ledger/entry-proof.ts'
import { inclusionProof } from '#ledger/proofs.ts'
import { type ReceiptContent, receiptExtra } from '#ledger/receipt.ts'
import { tileReader } from '#ledger/tile-reader.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { listPlacedEvents, type PlacedEvent } from '#store/case-files.ts'
import { listLedgerEntries } from '#store/ledger-entries.ts'
import { listCosignatures, newestCheckpoint } from '#store/log-checkpoints.ts'
import { tilesIn } from '#store/log-tiles.ts'
import type { Db } from '#store/schema.ts'
import { committedContent, placeOf } from './event-entry.ts'
import { readCase } from './read-case.ts'

export type ReceiptRefusal =
  | { readonly code: 'case_not_found'; readonly caseId: string }
  | { readonly code: 'event_not_found' }
  /** The act is on the record; the next checkpoint, within seconds, will cover it. */
  | { readonly code: 'not_signed_yet' }

/**
 * The proof that an act stands in the log, for anybody who may see the act: a text that is checked without us.
 * Beside it stands which case the entry is of, and for whoever did the act what they wrote, so that they can show that too.
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
  if (checkpoint === undefined || checkpoint.size < event.ledgerSeq) return refuse({ code: 'not_signed_yet' })
  const index = event.ledgerSeq - 1
  const proof = await inclusionProof(index, checkpoint.size, tileReader(tilesIn(db)))
  const lines = (await listCosignatures(db, checkpoint.size)).map(({ line }) => line)
  const content = await contentOf(db, given.actor, caseId, seq, index)
  return ok(
    formatEntryProof({ extra: receiptExtra(content), index, proof, checkpoint: `${checkpoint.note}${lines.join('')}` }),
  )
}

async function contentOf(
  db: Db,
  actor: Actor | null,
  caseId: string,
  seq: number,
  index: number,
): Promise<ReceiptContent> {
  const [entry] = await listLedgerEntries(db, index, 1)
  if (entry === undefined) throw new Error(`log entry ${index + 1} is missing`)
  const placed = (await listPlacedEvents(db, [caseId])).find((one) => one.seq === seq)
  if (placed === undefined) return { entry: entry.payload }
  const told = { entry: entry.payload, ...placeIn(entry.payload, placed) }
  if (placed.event.byPerson !== actor?.personId) return told
  return { ...told, opening: { salt: placed.salt, content: committedContent(placed.event) } }
}

/** Which case the entry is of; entries of earlier versions say so themselves. */
function placeIn(payload: string, placed: PlacedEvent): Pick<ReceiptContent, 'place'> {
  const place = { salt: saltFor(placed.salt, 'of'), content: placeOf(placed) }
  return payload.includes(`"of":"${commitment(place.salt, place.content)}"`) ? { place } : {}
}
