import type { ProofFault } from '#ledger/entry-proof.ts'
import type { Arithmetic } from './arithmetic.ts'
import { type Bytes, bytesOf, fromBase64, sameBytes } from './bytes.ts'
import { type Checkpoint, hashIn, isSignedByLog, readCheckpoint, seenAt, wholeNumber } from './checkpoint.ts'
import { leafOf, rootFrom } from './tree.ts'
import type { TrustedKey } from './trusted-key.ts'

/** Whom the reader trusts: one of these keys of the log must have signed, and so many of these witnesses. */
export type Trust = {
  readonly logs: readonly TrustedKey[]
  readonly witnesses: readonly TrustedKey[]
  readonly quorum: number
}

/** That an entry stands in a signed tree (C2SP tlog-proof), as it says of itself. */
export type Proof = {
  readonly extra: Bytes | undefined
  /** From 0. */
  readonly index: number
  readonly path: readonly Bytes[]
  readonly checkpoint: string
}

/** Who vouched for a proof that holds. */
export type Vouched = {
  readonly checkpoint: Checkpoint
  readonly log: TrustedKey
  readonly seen: readonly { readonly witness: TrustedKey; readonly at: number }[]
}

/** No tree whose size is a plain number has a longer way to its root. */
const longestPath = 63

/** Undefined when the text is no proof. */
export function readProof(text: string): Proof | undefined {
  const border = text.indexOf('\n\n')
  const [first, ...lines] = text.slice(0, border).split('\n')
  if (border === -1 || first !== 'c2sp.org/tlog-proof@v1') return undefined
  const encoded = after('extra ', lines[0])
  const [place, ...hashes] = encoded === undefined ? lines : lines.slice(1)
  const extra = encoded === undefined ? undefined : fromBase64(encoded)
  const index = wholeNumber(after('index ', place))
  const path = hashes.map(hashIn).filter((hash) => hash !== undefined)
  const spoilt = (encoded !== undefined && extra === undefined) || path.length !== hashes.length
  if (spoilt || index === undefined || path.length > longestPath) return undefined
  return { extra, index, path, checkpoint: text.slice(border + 2) }
}

/** Who vouches that this entry stands where the proof says, or why nobody does. */
export async function checkProof(
  { index, path, checkpoint: note }: Proof,
  entry: string,
  trust: Trust,
  arithmetic: Arithmetic,
): Promise<Vouched | ProofFault> {
  const checkpoint = readCheckpoint(note)
  if (checkpoint === undefined) return 'not_a_checkpoint'
  const log = await signerOf(checkpoint, trust.logs, arithmetic)
  if (log === undefined) return 'not_signed_by_the_log'
  const leaf = await leafOf(bytesOf(entry), arithmetic)
  const root = await rootFrom(leaf, { index, size: checkpoint.size, path }, arithmetic)
  if (root === undefined || !sameBytes(root, checkpoint.root)) return 'not_in_the_tree'
  const seen = await witnessesOf(checkpoint, trust.witnesses, arithmetic)
  return seen.length < trust.quorum ? 'too_few_witnesses' : { checkpoint, log, seen }
}

async function signerOf(
  checkpoint: Checkpoint,
  keys: readonly TrustedKey[],
  arithmetic: Arithmetic,
): Promise<TrustedKey | undefined> {
  for (const key of keys) if (await isSignedByLog(checkpoint, key, arithmetic)) return key
  return undefined
}

async function witnessesOf(
  checkpoint: Checkpoint,
  keys: readonly TrustedKey[],
  arithmetic: Arithmetic,
): Promise<Vouched['seen']> {
  const times = await Promise.all(keys.map((key) => seenAt(checkpoint, key, arithmetic)))
  return keys.flatMap((witness, number) => {
    const at = times[number]
    return at === undefined ? [] : [{ witness, at }]
  })
}

function after(words: string, line: string | undefined): string | undefined {
  return line?.startsWith(words) ? line.slice(words.length) : undefined
}
