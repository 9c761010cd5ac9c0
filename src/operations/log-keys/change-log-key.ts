import type { PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { announcementEntry, retirementEntry } from '#ledger/key-act.ts'
import { isSameKey, type VerifierKey } from '#ledger/note-key.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import { refuseOlderThan } from '#operations/older-state.ts'
import type { LogKeys } from '#operations/publish-log.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import type { Db } from '#store/schema.ts'
import { appendKeyEntries, holdKeys } from './key-change.ts'
import { type KeyOfficerRefusal, officerOf } from './key-officer.ts'

/** Who changes a log's key, why and when. What stands here is public for ever but for the login, in whose place the person's id is. */
export type KeyChangeContext = {
  readonly login: string
  readonly reason: string
  readonly on: PlainDate
  /** ISO instant, UTC. */
  readonly at: string
  /** What is known from outside of the database to have been signed. */
  readonly signed: TreeHead | undefined
}

export type KeyChangeRefusal =
  | KeyOfficerRefusal
  /** Nobody holds a key of this log yet: another can simply be put in its place. */
  | { readonly code: 'nothing_signed' }
  /** The key that signs now is not held here, so that it could not hand on. */
  | { readonly code: 'key_in_force_missing'; readonly key: VerifierKey }
  | { readonly code: 'change_under_way'; readonly key: VerifierKey }

/**
 * Announces the log's next key in the log itself, from that entry on, beside the present one. With `until` both sign up to
 * then; without it the present one ends with the tree that holds the announcement, which both still sign.
 * The next key is made, and kept, once nothing speaks against it and before it is announced: what is announced is to be signed with.
 * @throws OlderState where the database lacks what is known to have been signed.
 */
export async function changeLogKey(
  db: Db,
  { login, reason, on, at, signed }: KeyChangeContext,
  { held, makeNext, until }: ChangeAsked,
): Promise<Result<{ readonly entry: number; readonly key: VerifierKey }, KeyChangeRefusal>> {
  return db.transaction().execute(async (tx) => {
    const officer = await officerOf(tx, { login, reason, on })
    if (!officer.ok) return officer
    if (signed !== undefined) await refuseOlderThan(tx, signed)
    if ((await newestCheckpoint(tx)) === undefined) return refuse({ code: 'nothing_signed' })

    const { head, elder, younger } = await holdKeys(tx, held[0])
    if (younger !== undefined) return refuse({ code: 'change_under_way', key: younger.key })
    const isHeld = held.some((key) => isSameKey(key, elder.key))
    if (!isHeld) return refuse({ code: 'key_in_force_missing', key: elder.key })

    const key = await makeNext()
    const said = { by: officer.value.personId, reason: reason.trim(), at }
    const entry = head + 1
    const announced = announcementEntry({ key, of: elder.key, from: entry }, { until, ...said })
    const ended = retirementEntry({ key: elder.key, last: entry }, said)
    await appendKeyEntries(tx, at, until === null ? [announced, ended] : [announced])
    return ok({ entry, key })
  })
}

type ChangeAsked = {
  readonly held: LogKeys
  readonly makeNext: () => Promise<VerifierKey>
  /** When the present key is to end, an ISO instant; null: at once. */
  readonly until: string | null
}
