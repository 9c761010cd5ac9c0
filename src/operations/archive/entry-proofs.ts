import { formatEntryProof } from '#ledger/entry-proof.ts'
import { inclusionProof } from '#ledger/proofs.ts'
import { receiptExtra } from '#ledger/receipt.ts'
import { tileReader } from '#ledger/tile-reader.ts'
import { openedContent } from '#operations/opened-content.ts'
import { removedContent } from '#operations/removal/removed-content.ts'
import type { PlacedEvent } from '#store/case-files.ts'
import type { CaseEntry } from '#store/ledger-entries.ts'
import { firstCheckpointFrom } from '#store/log-checkpoints.ts'
import { tilesIn } from '#store/log-tiles.ts'
import { listRemovalsInCases } from '#store/removals.ts'
import type { Tx } from '#store/schema.ts'
import { proofName } from './archive-manifest.ts'
import type { ArchiveFile } from './zip-bytes.ts'

/**
 * A receipt of each entry about a case, all under the first checkpoint that covers them: the same whenever they are
 * made. What witnesses said of it later is left out. Undefined while no checkpoint covers the last of them yet.
 */
export async function entryProofs(
  tx: Tx,
  entries: readonly CaseEntry[],
  placed: readonly PlacedEvent[],
): Promise<readonly ArchiveFile[] | undefined> {
  const last = entries.at(-1)?.seq ?? 0
  const checkpoint = await firstCheckpointFrom(tx, last)
  if (checkpoint === undefined) return undefined
  const reader = tileReader(tilesIn(tx))
  const files: ArchiveFile[] = []
  const removed = removedContent(await listRemovalsInCases(tx, caseIdsOf(placed)))
  for (const { seq, payload, caseSeq } of entries) {
    // What was removed cannot be opened any more: what is left of it stands in the package's file of removals.
    const event = placed.find((one) => one.seq === caseSeq && removed.of(one.caseId, one.seq) === undefined)
    const text = formatEntryProof({
      extra: receiptExtra({ entry: payload, ...(event === undefined ? {} : openedContent(payload, event)) }),
      index: seq - 1,
      proof: await inclusionProof(seq - 1, checkpoint.size, reader),
      checkpoint: checkpoint.note,
    })
    files.push({ name: proofName(seq), bytes: Buffer.from(text) })
  }
  return files
}

function caseIdsOf(placed: readonly PlacedEvent[]): readonly string[] {
  return [...new Set(placed.map(({ caseId }) => caseId))]
}
