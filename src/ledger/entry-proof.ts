import { fromBase64, toBase64 } from './base64.ts'
import { parseCheckpoint, plainNumber, verifyCheckpointUnder } from './checkpoint.ts'
import { cosignedAt } from './cosignature.ts'
import { type Hash, leafHash } from './hash.ts'
import { type KeyHistory, soleKey } from './key-history.ts'
import type { VerifierKey } from './note-key.ts'
import { proofIn } from './proof-lines.ts'
import { includes } from './proofs.ts'

/** That an entry stands in a signed tree, in a text that is checked without us (C2SP tlog-proof). */
export type EntryProof = {
  /** Whatever was put beside the proof; nothing vouches for it. */
  readonly extra: Uint8Array | null
  /** From 0. */
  readonly index: number
  readonly proof: readonly Hash[]
  readonly checkpoint: string
}

export function formatEntryProof({ extra, index, proof, checkpoint }: EntryProof): string {
  const lines = [
    firstLine,
    ...(extra === null ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...proof.map(toBase64),
    '',
  ]
  return `${lines.join('\n')}\n${checkpoint}`
}

/** What such a text says, nothing checked; undefined when it is none. */
export function parseEntryProof(text: string): EntryProof | undefined {
  const border = text.indexOf('\n\n')
  const [first, ...lines] = text.slice(0, border).split('\n')
  if (border === -1 || first !== firstLine) return undefined
  const encoded = behind('extra ', lines[0])
  const extra = encoded === undefined ? null : fromBase64(encoded)
  const [indexLine, ...hashLines] = encoded === undefined ? lines : lines.slice(1)
  const index = plainNumber(behind('index ', indexLine))
  const proof = proofIn(hashLines)
  if (extra === undefined || index === undefined || proof === undefined) return undefined
  return { extra, index, proof, checkpoint: text.slice(border + 2) }
}

export type ProofFault = 'not_a_checkpoint' | 'not_signed_by_the_log' | 'not_in_the_tree' | 'too_few_witnesses'

/** Whom a reader of proofs trusts: the log's key, and how many of these witnesses must have seen the checkpoint. */
export type ProofPolicy = {
  readonly log: VerifierKey
  /** What is known of the keys the log has had; without it, that one alone, at every size. */
  readonly keys?: KeyHistory
  readonly witnesses: readonly VerifierKey[]
  readonly quorum: number
}

/** What is wrong with a proof that this entry is in the log; undefined when it holds. */
export function entryProofFault(
  { index, proof, checkpoint }: EntryProof,
  entry: Uint8Array,
  { log, keys = soleKey(log), witnesses, quorum }: ProofPolicy,
): ProofFault | undefined {
  if (parseCheckpoint(checkpoint) === undefined) return 'not_a_checkpoint'
  const head = verifyCheckpointUnder(checkpoint, keys)
  if (head === undefined) return 'not_signed_by_the_log'
  if (!includes(head.root, head.size, { index, leaf: leafHash(entry), proof })) return 'not_in_the_tree'
  const seen = witnesses.filter((witness) => cosignedAt(head.note, witness) !== undefined)
  return seen.length < quorum ? 'too_few_witnesses' : undefined
}

/** What follows these words in a line; undefined where it begins with others. */
function behind(words: string, line: string | undefined): string | undefined {
  return line?.startsWith(words) ? line.slice(words.length) : undefined
}

const firstLine = 'c2sp.org/tlog-proof@v1'
