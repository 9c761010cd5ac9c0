import type { EntryProof } from '#ledger/entry-proof.ts'
import { inclusionProof } from '#ledger/proofs.ts'
import { tileReader } from '#ledger/tile-reader.ts'
import { listLedgerEntries } from '#store/ledger-entries.ts'
import { listCosignatures, type StoredCheckpoint } from '#store/log-checkpoints.ts'
import { tilesIn } from '#store/log-tiles.ts'
import type { Db } from '#store/schema.ts'

/** An entry of the log, by its number from 1, with its proof under a checkpoint that covers it. */
export async function provenEntry(
  db: Db,
  { size, note }: StoredCheckpoint,
  number: number,
): Promise<{ readonly entry: string; readonly proof: EntryProof }> {
  const index = number - 1
  const [entry] = await listLedgerEntries(db, index, 1)
  if (entry === undefined) throw new Error(`log entry ${number} is missing`)
  const proof = await inclusionProof(index, size, tileReader(tilesIn(db)))
  const lines = (await listCosignatures(db, size)).map(({ line }) => line)
  return { entry: entry.payload, proof: { extra: null, index, proof, checkpoint: `${note}${lines.join('')}` } }
}
