import { canonicalJson, type Plain } from '#ledger/canonical-json.ts'
import { commitment } from '#ledger/chain.ts'
import { entryVersionsOf, type LoggedEvent } from '#operations/event-entry.ts'
import type { DoneRemoval, RemovalPart } from '#store/removals.ts'
import { remainsOf } from './remains.ts'

/** What removals took off the record, for looking at many events. */
export type RemovedContent = {
  /** The newest removal of something of an event, with its part. */
  readonly of: (
    caseId: string,
    seq: number,
  ) => { readonly removal: DoneRemoval; readonly part: RemovalPart } | undefined
}

/** @param removals - in the order of the log, so that the newest removal of an event counts. */
export function removedContent(removals: readonly DoneRemoval[]): RemovedContent {
  const byEvent = new Map(
    removals.flatMap((removal) =>
      removal.parts
        .filter((part) => part.case_id !== null)
        .map((part) => [`${part.case_id}/${part.seq}`, { removal, part }] as const),
    ),
  )
  return { of: (caseId, seq) => byEvent.get(`${caseId}/${seq}`) }
}

/**
 * Whether an event, something of which was removed, is still what the log says of it: all the log's entry says in clear,
 * and what the removal's entry commits to as left.
 */
export function isLoggedButForRemoved(placed: LoggedEvent, payload: string, remains: string | null): boolean {
  if (remains !== commitment(placed.salt, remainsOf(placed))) return false
  return entryVersionsOf(placed).some((said) => withoutCommitments(said) === withoutCommitments(plainIn(payload)))
}

/** An entry with a mark in the place of each commitment: they opened to what is gone. */
function withoutCommitments(payload: Plain): string {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return ''
  return canonicalJson(
    Object.fromEntries(
      Object.entries(payload).map(([name, value]) => [name, isCommitment(value) ? 'committed' : value]),
    ),
  )
}

function isCommitment(value: Plain): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

function plainIn(payload: string): Plain {
  // The log's entries are canonical JSON of ours, whose hash was held against the chain.
  return JSON.parse(payload) as Plain
}
