import { findLastCorrection } from '#store/findings.ts'
import type { FindingRow } from '#store/readings.ts'
import type { Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import type { FindingChange } from './change-finding.ts'
import { tellsSo } from './said-duty.ts'

/** What a person does to one finding by itself, on the version of it that they saw. */
type OnVersion = { readonly act: string; readonly version: number; readonly change?: FindingChange }

/**
 * Whether a correction is the one that made the finding what it is: a form sent twice. The same person did the same to the version
 * that is named, nobody did anything since, and no case was opened of it.
 */
export async function wasMadeBefore(
  tx: Tx,
  { actor }: ActContext,
  now: FindingRow,
  correction: OnVersion,
): Promise<boolean> {
  if (now.version !== correction.version + 1 || now.case_id !== null) return false
  const last = await findLastCorrection(tx, now.id)
  return last?.act === correction.act && last.by_person === actor.personId && isAsAsked(now, correction)
}

function isAsAsked(now: FindingRow, correction: OnVersion): boolean {
  const { kind, speaker, start, end } = correction.change ?? {}
  return (
    (kind === undefined || kind === now.kind) &&
    (speaker === undefined || speaker === now.speaker) &&
    (start === undefined || start === now.span_start) &&
    (end === undefined || end === now.span_end) &&
    tellsSo(now.duty, correction.change ?? {})
  )
}
