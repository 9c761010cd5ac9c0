import { type KeyHistory, keyHistory } from '#ledger/key-history.ts'
import type { VerifierKey } from '#ledger/note-key.ts'
import { listKeyEntries } from '#store/ledger-entries.ts'
import type { Db } from '#store/schema.ts'
import { LogDamaged } from './log-damaged.ts'

/**
 * The keys this log has had, by its own entries, also by those that no checkpoint covers yet.
 * @param first - the key it began with, where no entry tells of another.
 * @throws LogDamaged when the entries do not follow from one another.
 */
export async function readKeyHistory(db: Db, first: VerifierKey): Promise<KeyHistory> {
  const history = keyHistory(first, await listKeyEntries(db))
  if (history.ok) return history.value
  throw new LogDamaged(`log entry ${history.refusal.entry} about the log's keys: ${history.refusal.code}`)
}
