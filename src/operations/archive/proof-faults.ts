import { parseCheckpoint } from '#ledger/checkpoint.ts'
import type { ProofPolicy } from '#ledger/entry-proof.ts'
import { leafHash } from '#ledger/hash.ts'
import { includes } from '#ledger/proofs.ts'
import { openingFault, parseReceipt, type Receipt, receiptFault } from '#ledger/receipt.ts'
import { proofName } from './archive-manifest.ts'

type Entry = { readonly seq: number; readonly payload: string }

/**
 * What is wrong with the receipts of a package's log entries: one is there for each, it is of that very entry, and all
 * stand under one checkpoint. The checkpoint's signature is checked where the log's key is given.
 */
export function proofFaults(
  entries: readonly Entry[],
  files: ReadonlyMap<string, Uint8Array>,
  policy: ProofPolicy | undefined,
): readonly string[] {
  const read = entries.map((entry) => {
    const text = Buffer.from(files.get(proofName(entry.seq)) ?? []).toString()
    return { entry, text, receipt: parseReceipt(text) }
  })
  const checkpoints = new Set(read.flatMap(({ receipt }) => receipt?.proof.checkpoint ?? []))
  return [
    ...read.flatMap(({ entry, text, receipt }) => {
      const fault = receipt === undefined ? 'not_a_receipt' : faultOf(entry, text, receipt, policy)
      return fault === undefined ? [] : [`receipt of log entry ${entry.seq}: ${fault}`]
    }),
    ...(checkpoints.size > 1 ? ['the receipts stand under several checkpoints'] : []),
  ]
}

function faultOf(
  { seq, payload }: Entry,
  text: string,
  receipt: Receipt,
  policy: ProofPolicy | undefined,
): string | undefined {
  const { proof, content } = receipt
  if (proof.index !== seq - 1 || content.entry !== payload) return 'of another entry'
  if (policy !== undefined) return receiptFault(text, policy)
  const head = parseCheckpoint(proof.checkpoint)
  if (head === undefined) return 'not_a_checkpoint'
  const leaf = leafHash(Buffer.from(payload, 'utf8'))
  if (!includes(head.root, head.size, { index: proof.index, leaf, proof: proof.proof })) return 'not_in_the_tree'
  return openingFault(content)
}
