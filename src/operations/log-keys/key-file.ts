import { formatEntryProof } from '#ledger/entry-proof.ts'
import { parseKeyAct } from '#ledger/key-act.ts'
import { formatKeyFile } from '#ledger/key-chain.ts'
import type { NumberedEntry } from '#ledger/key-history.ts'
import type { VerifierKey } from '#ledger/note-key.ts'
import { receiptExtra } from '#ledger/receipt.ts'
import { provenEntry } from '#operations/proven-entry.ts'
import { listKeyEntries } from '#store/ledger-entries.ts'
import { firstCheckpointFrom, newestCheckpoint } from '#store/log-checkpoints.ts'
import type { Db } from '#store/schema.ts'
import { historyOf } from './history-of.ts'

/**
 * The log's keys as a file: which signed from and up to where, and each entry about them with its receipt, under the first
 * checkpoint that held it. Only what a checkpoint covers is in it.
 *
 * @param first - the key the log began with, where it never had another; undefined: there is no file then.
 */
export async function keyFileIn(db: Db, first: VerifierKey | undefined): Promise<Uint8Array | undefined> {
  const newest = await newestCheckpoint(db)
  if (newest === undefined) return undefined
  const entries = (await listKeyEntries(db)).filter(({ number }) => number <= newest.size)
  const key = firstOf(entries) ?? first
  if (key === undefined) return undefined
  const history = historyOf(key, entries)
  const receipts: string[] = []
  for (const { number } of entries) receipts.push(await receiptOf(db, number))
  return Buffer.from(formatKeyFile(history, receipts), 'utf8')
}

/** The first checkpoint of an announcement is signed by the key before as well, whatever has ended since. */
async function receiptOf(db: Db, number: number): Promise<string> {
  const checkpoint = await firstCheckpointFrom(db, number)
  if (checkpoint === undefined) throw new Error(`no checkpoint covers log entry ${number}`)
  const { entry, proof } = await provenEntry(db, checkpoint, number)
  return formatEntryProof({ ...proof, extra: receiptExtra({ entry }) })
}

function firstOf([first]: readonly NumberedEntry[]): VerifierKey | undefined {
  const act = first === undefined ? undefined : parseKeyAct(first.payload)
  return act?.kind === 'announced' ? act.of : undefined
}
