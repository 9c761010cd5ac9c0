import { canonicalJson } from '#ledger/canonical-json.ts'
import { listEntriesOfAct } from '#store/ledger-entries.ts'
import { listFileDigests } from '#store/readings.ts'
import type { DoneRemoval } from '#store/removals.ts'
import type { Db } from '#store/schema.ts'
import { removalEntry } from './removal-entry.ts'

/** Holds every removal against its entry in the log, and every such entry against the removals there are. */
export async function verifyRemovals(db: Db, removals: readonly DoneRemoval[]): Promise<readonly string[]> {
  const logged = new Map((await listEntriesOfAct(db, 'removal')).map((entry) => [entry.seq, entry.payload]))
  const faults = removals.flatMap((removal) =>
    logged.get(removal.ledger_seq ?? 0) === canonicalJson(removalEntry(removal, removal.parts).payload)
      ? []
      : [`removal ${removal.id}: differs from the log`],
  )
  const missing = logged.size - removals.length
  return missing > 0 ? [...faults, `${missing} logged removals are missing`] : faults
}

/** Every source file is the one whose SHA-256 was kept, or was removed and has no bytes. */
export async function verifySourceFiles(db: Db, removals: readonly DoneRemoval[]): Promise<readonly string[]> {
  const removed = new Set(removals.flatMap(({ parts }) => parts.flatMap((part) => part.source_file_id ?? [])))
  return (await listFileDigests(db)).flatMap(({ id, sha256, found, bytes }) => {
    const isRight = removed.has(id) ? bytes === 0 : found === sha256
    return isRight ? [] : [`source file ${id}: is not the one that was kept`]
  })
}
