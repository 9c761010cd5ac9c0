import { ok, type Result, refuse } from '#kernel/result.ts'
import { plannedEndIn, retirementEntry } from '#ledger/key-act.ts'
import { openTerms } from '#ledger/key-history.ts'
import type { SignerKey, VerifierKey } from '#ledger/note-key.ts'
import { refuseOlderThan } from '#operations/older-state.ts'
import type { LogKeys } from '#operations/publish-log.ts'
import { listKeyEntries } from '#store/ledger-entries.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { KeyChangeContext } from './change-log-key.ts'
import { appendKeyEntries, holdKeys, type KeysAtHead } from './key-change.ts'
import { type KeyOfficerRefusal, officerOf } from './key-officer.ts'
import { readKeyHistory } from './read-key-history.ts'

export type KeyRetirementRefusal = KeyOfficerRefusal | { readonly code: 'no_change_under_way' }

type Retired = { readonly entry: number; readonly key: VerifierKey }

/**
 * Ends the elder of two keys before its time: it signs nothing more but the tree that hands on to the younger, where that
 * is not signed yet. @throws OlderState where the database lacks what is known to have been signed.
 */
export async function retireLogKey(
  db: Db,
  { login, reason, on, at, signed }: KeyChangeContext,
  held: LogKeys,
): Promise<Result<Retired, KeyRetirementRefusal>> {
  return db.transaction().execute(async (tx) => {
    const officer = await officerOf(tx, { login, reason, on })
    if (!officer.ok) return officer
    if (signed !== undefined) await refuseOlderThan(tx, signed)
    const keys = await holdKeys(tx, held[0])
    if (keys.younger === undefined) return refuse({ code: 'no_change_under_way' })
    return ok(await retire(tx, keys, { by: officer.value.personId, reason: reason.trim(), at }))
  })
}

/** Ends the elder of two keys where its time has come, once, whichever program is first; gives what it ended. */
export async function retireDueKey(db: Db, first: SignerKey, at: string): Promise<Retired | undefined> {
  // Asked without holding anybody up; nearly always there is nothing to do.
  if (openTerms(await readKeyHistory(db, first)).length < 2) return undefined
  return db.transaction().execute(async (tx) => {
    const keys = await holdKeys(tx, first)
    const announced = (await listKeyEntries(tx)).find(({ number }) => number === keys.younger?.announced)
    const until = announced === undefined ? undefined : plannedEndIn(announced.payload)
    if (until === undefined || at < until) return undefined
    return retire(tx, keys, { by: 'timer', reason: `until ${until}`, at })
  })
}

async function retire(
  tx: Tx,
  { elder, head }: KeysAtHead,
  said: { readonly by: string; readonly reason: string; readonly at: string },
): Promise<Retired> {
  await appendKeyEntries(tx, said.at, [retirementEntry({ key: elder.key, last: head }, said)])
  return { entry: head + 1, key: elder.key }
}
