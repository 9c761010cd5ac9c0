import { type KeyHistory, keyHistory, type NumberedEntry } from '#ledger/key-history.ts'
import type { VerifierKey } from '#ledger/note-key.ts'
import { LogDamaged } from './log-damaged.ts'

/**
 * The keys that entries of this log tell of.
 * @param first - the key it began with, where no entry tells of another.
 * @throws LogDamaged when the entries do not follow from one another.
 */
export function historyOf(first: VerifierKey, entries: readonly NumberedEntry[]): KeyHistory {
  const history = keyHistory(first, entries)
  if (history.ok) return history.value
  throw new LogDamaged(`log entry ${history.refusal.entry} about the log's keys: ${history.refusal.code}`)
}
