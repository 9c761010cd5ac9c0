import type { Plain } from '#ledger/canonical-json.ts'
import { type KeyHistory, type KeyTerm, openTerms } from '#ledger/key-history.ts'
import type { SignerKey } from '#ledger/note-key.ts'
import { appendLedgerActs, ledgerHead, lockLedger } from '#store/ledger-entries.ts'
import type { Tx } from '#store/schema.ts'
import { readKeyHistory } from './read-key-history.ts'

/** Where a log's keys stand at the very end of the log, which nobody else moves meanwhile. */
export type KeysAtHead = {
  readonly history: KeyHistory
  /** The number of the last entry. */
  readonly head: number
  readonly elder: KeyTerm
  /** The key that is to follow the elder; undefined: no change is under way. */
  readonly younger: KeyTerm | undefined
}

/** Holds the end of the log for this transaction: what is read of the keys is so until its entries are in. */
export async function holdKeys(tx: Tx, first: SignerKey): Promise<KeysAtHead> {
  await lockLedger(tx)
  const history = await readKeyHistory(tx, first)
  const [elder, younger] = openTerms(history)
  if (elder === undefined) throw new RangeError('a log always has a key in force')
  return { history, head: (await ledgerHead(tx)).seq, elder, younger }
}

/** Puts entries about keys at the end of the log. */
export async function appendKeyEntries(tx: Tx, at: string, payloads: readonly Plain[]): Promise<void> {
  await appendLedgerActs(
    tx,
    payloads.map((payload) => ({ at, caseId: null, caseSeq: null, payload })),
  )
}
