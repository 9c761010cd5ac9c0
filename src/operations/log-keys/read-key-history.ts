import type { KeyHistory } from '#ledger/key-history.ts'
import type { VerifierKey } from '#ledger/note-key.ts'
import { listKeyEntries } from '#store/ledger-entries.ts'
import type { Db } from '#store/schema.ts'
import { historyOf } from './history-of.ts'

/**
 * The keys this log has had, by its own entries, also by those that no checkpoint covers yet.
 * @param first - the key it began with, where no entry tells of another.
 * @throws LogDamaged when the entries do not follow from one another.
 */
export async function readKeyHistory(db: Db, first: VerifierKey): Promise<KeyHistory> {
  return historyOf(first, await listKeyEntries(db))
}
