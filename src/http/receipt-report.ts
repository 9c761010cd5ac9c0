import { z } from 'zod'
import type { Label } from '#kernel/label.ts'
import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { type ProofPolicy, parseEntryProof } from '#ledger/entry-proof.ts'
import { parseReceipt, type Receipt, type ReceiptFault, type RemovalProof, receiptFault } from '#ledger/receipt.ts'
import { checkedLines, type RemovalSaid, receiptFaultTexts } from './receipt-words.ts'
import { unixLines } from './unix-lines.ts'

/** What a check of a receipt came to, in words: what holds, each thing on a line of its own, or why it does not. */
export type ReceiptReport =
  | { readonly holds: true; readonly receipt: Receipt; readonly checked: readonly Label[] }
  | { readonly holds: false; readonly fault: ReceiptFault; readonly why: Label }

/** Checks a receipt by its text, with whatever line ends it came, and the keys alone: no server, no database. */
export function reportOnReceipt(sent: string, policy: ProofPolicy): ReceiptReport {
  const text = unixLines(sent)
  const fault = receiptFault(text, policy)
  const receipt = fault === undefined ? parseReceipt(text) : undefined
  if (receipt !== undefined) return { holds: true, receipt, checked: checkedIn(receipt, policy) }
  const what = fault ?? 'not_a_receipt'
  return { holds: false, fault: what, why: receiptFaultTexts[what] }
}

function checkedIn({ proof, content }: Receipt, { log, witnesses, quorum }: ProofPolicy): readonly Label[] {
  const { opening, place, removed } = content
  return checkedLines({
    index: proof.index,
    size: parseCheckpoint(proof.checkpoint)?.size ?? 0,
    logName: log.name,
    witnesses: witnesses.length,
    quorum,
    ...(place === undefined ? {} : { place: place.content }),
    written: removed === undefined ? (opening === undefined ? 'not_there' : 'opened') : removalSaid(removed),
  })
}

/** By the removal's own entry, whose proof the receipt carries. */
function removalSaid({ entry, proof }: RemovalProof): RemovalSaid {
  const number = (parseEntryProof(proof)?.index ?? 0) + 1
  const said = Removal.safeParse(JSON.parse(entry))
  return { ...(said.success ? said.data : { on: '', ground: '' }), number }
}

const Removal = z.object({ on: z.string(), ground: z.string() })
