import { insertFindingCorrections } from '#store/findings.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import type { Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { correctionEntry, type Kept } from './correction-entry.ts'

/** The reading that is corrected, with its text as read, and what was done there so far. */
export type Place = { readonly readingId: string; readonly text: string; readonly done: CorrectionDone[] }

type CorrectionDone = {
  readonly finding: string
  readonly act: string
  readonly before: Kept | null
  readonly after: Kept
}

/** Notes a correction with what was before; `logCorrections` keeps it. */
export function keepCorrection({ done }: Place, correction: CorrectionDone): void {
  done.push(correction)
}

/** Logs the corrections done at a place and keeps them with what was before: last, since whoever else acts waits for the log. */
export async function logCorrections(
  tx: Tx,
  { actor, chance, on, at }: ActContext,
  { readingId, done }: Place,
): Promise<void> {
  const by = actor.personId
  const salted = done.map((one) => ({ ...one, salt: chance.salt() }))
  const entries = salted.map((one) => correctionEntry({ ...one, reading: readingId, by, on, at }))
  const last = await appendLedgerActs(tx, entries)
  if (last === undefined) return
  // Entries that are appended together follow one another.
  const first = last.seq - salted.length + 1
  await insertFindingCorrections(
    tx,
    salted.map(({ finding, act, before, after, salt }, place) => ({
      reading_id: readingId,
      finding_id: finding,
      act,
      before: before === null ? null : JSON.stringify(before),
      after: JSON.stringify(after),
      salt,
      by_person: by,
      at,
      ledger_seq: first + place,
    })),
  )
}
