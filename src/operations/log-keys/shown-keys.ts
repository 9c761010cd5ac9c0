import { plannedEndIn } from '#ledger/key-act.ts'
import { encodeVerifierKey, type VerifierKey } from '#ledger/note-key.ts'
import { listKeyEntries } from '#store/ledger-entries.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import type { Db } from '#store/schema.ts'
import { historyOf } from './history-of.ts'

/** A key of the log as people are told of it. */
export type ShownKey = {
  readonly key: string
  /** The entry that announced it; null: the log began with it. */
  readonly announced: number | null
  /** The largest tree it signs; null: it has not ended. */
  readonly last: number | null
  /** When it is to end, where that was announced and it has not ended yet. */
  readonly until: string | null
}

/** Every key the log has had, as the entries say that a checkpoint covers. @param first - where they tell of none. */
export async function listShownKeys(db: Db, first: VerifierKey): Promise<readonly ShownKey[]> {
  const size = (await newestCheckpoint(db))?.size ?? 0
  const entries = (await listKeyEntries(db)).filter(({ number }) => number <= size)
  const history = historyOf(first, entries)
  return history.map(({ key, announced, last }, at) => {
    const next = entries.find(({ number }) => number === history[at + 1]?.announced)
    const until = next === undefined || last !== null ? null : (plannedEndIn(next.payload) ?? null)
    return { key: encodeVerifierKey(key), announced, last, until }
  })
}
