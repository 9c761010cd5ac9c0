import { insertFindingCorrection } from '#store/findings.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import type { Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { correctionEntry, type Kept } from './correction-entry.ts'

/** The reading that is corrected, with its text as read. */
export type Place = { readonly readingId: string; readonly text: string }

/** Logs a correction, and keeps it with what was before. */
export async function keepCorrection(
  tx: Tx,
  context: ActContext,
  { readingId }: Place,
  done: { readonly finding: string; readonly act: string; readonly before: Kept | null; readonly after: Kept },
): Promise<void> {
  const { finding, act, before, after } = done
  const salt = context.chance.salt()
  const by = context.actor.personId
  const said = { reading: readingId, finding, act, before, after, by, salt, on: context.on, at: context.at }
  const entry = await appendLedgerActs(tx, [correctionEntry(said)])
  if (entry === undefined) throw new Error(`a correction of finding ${finding} left no log entry`)
  await insertFindingCorrection(tx, {
    reading_id: readingId,
    finding_id: finding,
    act,
    before: before === null ? null : JSON.stringify(before),
    after: JSON.stringify(after),
    salt,
    by_person: by,
    at: context.at,
    ledger_seq: entry.seq,
  })
}
