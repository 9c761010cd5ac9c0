import { expect } from 'vitest'
import { encodeVerifierKey, type SignerKey } from '#ledger/note-key.ts'
import { type ReceiptFault, receiptFault } from '#ledger/receipt.ts'
import { type Arithmetic, browserArithmetic } from '#web/offline-check/arithmetic.ts'
import { checkReceipt } from '#web/offline-check/check-receipt.ts'
import { readKey, type TrustedKey } from '#web/offline-check/trusted-key.ts'
import { logKey } from './some-receipts.ts'

/** What Node offers of what browsers offer. */
export const arithmetic: Arithmetic = (await browserArithmetic(globalThis.crypto.subtle)) ?? never()

function never(): never {
  throw new Error('no Ed25519')
}

/** A key as the page reads it. */
export async function trusted(key: SignerKey): Promise<TrustedKey> {
  const read = await readKey(encodeVerifierKey(key), key.kind, arithmetic)
  if (typeof read === 'string') throw new Error(read)
  return read
}

export type Trusting = { readonly log?: SignerKey; readonly witnesses?: readonly SignerKey[]; readonly quorum?: number }

/** What the page finds of a receipt, which must be what the command finds. */
export async function faultInBoth(text: string, trusting: Trusting = {}): Promise<ReceiptFault | undefined> {
  const { log = logKey, witnesses = [], quorum = witnesses.length } = trusting
  const trust = { logs: [await trusted(log)], witnesses: await Promise.all(witnesses.map(trusted)), quorum }
  const check = await checkReceipt(text, trust, arithmetic)
  const found = check.holds ? undefined : check.fault
  expect(found, text).toBe(receiptFault(text, { log, witnesses, quorum }))
  return found
}
