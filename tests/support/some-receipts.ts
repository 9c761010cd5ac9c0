import { generateKeyPairSync } from 'node:crypto'
import { canonicalJson } from '#ledger/canonical-json.ts'
import { commitment } from '#ledger/chain.ts'
import { signCheckpoint } from '#ledger/checkpoint.ts'
import { cosign } from '#ledger/cosignature.ts'
import { formatEntryProof } from '#ledger/entry-proof.ts'
import { type Hash, leafHash, nodeHash } from '#ledger/hash.ts'
import { type SignerKey, signerKey } from '#ledger/note-key.ts'
import { inclusionProof } from '#ledger/proofs.ts'
import { formatNote, parseNote, signNote } from '#ledger/signed-note.ts'
import { type HashReader, treeRoot } from '#ledger/subtree.ts'

export const newKey = (name: string, kind: 'log' | 'witness' = 'log'): SignerKey =>
  signerKey(name, kind, generateKeyPairSync('ed25519').privateKey)

export const logKey = newKey('city.example/log')
export const witnessKeys = [newKey('one.example', 'witness'), newKey('two.example', 'witness')] as const

/** A log of eleven entries: the act is the fourth, and the ninth removes what it wrote. */
export const actIndex = 3
const removalIndex = 8

export const written = { salt: 'pepper', content: { text: '路灯不亮', since: 3, parts: ['a', null, true] } }
export const ofCase = { salt: 'thyme', content: { case: 'c-1', seq: 1 } }
export const act = canonicalJson({
  act: 'case_event',
  type: 'submit',
  byRole: 'deputy',
  at: '2026-03-16T02:00:00Z',
  content: commitment(written.salt, written.content),
  of: commitment(ofCase.salt, ofCase.content),
})
export const removedPart = { salt: 'sage', content: { entry: actIndex + 1, fields: ['text'] } }
export const removal = canonicalJson({
  act: 'removal',
  on: '2026-04-01',
  ground: 'privacy',
  parts: [{ of: commitment('mint', { entry: 2 }) }, { of: commitment(removedPart.salt, removedPart.content) }],
})

export type LogMade = {
  /** Entries that stand there instead, by their place. */
  readonly changed?: Readonly<Record<number, string>>
  /** Who signed its checkpoint in its name, and who saw it. */
  readonly signed?: readonly SignerKey[]
  readonly seen?: readonly SignerKey[]
  readonly size?: number
}

/** The proof of an entry at this place of such a log, with this beside it. */
export async function proofOf(index: number, extra: string | null, made: LogMade = {}): Promise<string> {
  const { changed = {}, size = 11 } = made
  const usual: Readonly<Record<number, string>> = { [actIndex]: act, [removalIndex]: removal, ...changed }
  const read = readerOf(Array.from({ length: size }, (_, n) => leafHash(Buffer.from(usual[n] ?? `{"n":${n}}`))))
  return formatEntryProof({
    extra: extra === null ? null : Buffer.from(extra),
    index,
    proof: await inclusionProof(index, size, read),
    checkpoint: checkpointOf({ size, root: await treeRoot(size, read) }, made),
  })
}

/** A receipt of the act that carries this, of whatever shape. */
export function receiptWith(content: unknown, made: LogMade = {}): Promise<string> {
  return proofOf(actIndex, JSON.stringify(content), made)
}

/** A receipt whose content was removed since, as the log's ninth entry says. */
export async function receiptOfRemoved(
  second = removal,
  given: Readonly<Record<string, unknown>> = {},
  made: LogMade = {},
): Promise<string> {
  const log = { ...made, changed: { [removalIndex]: second } }
  const removed = { entry: second, proof: await proofOf(removalIndex, null, log), part: removedPart, ...given }
  return receiptWith({ entry: act, place: ofCase, removed }, log)
}

function checkpointOf(
  head: { readonly size: number; readonly root: Hash },
  { signed = [logKey], seen = [] }: LogMade,
): string {
  const [first = logKey, ...others] = signed
  const note = parseNote(signCheckpoint(head, first))
  if (note === undefined) throw new Error('no note')
  const both = others.reduce((one, other) => signNote(one.text, other, one.signatures), note)
  const lines = seen.map((witness, at) => cosign(note, witness, 1_790_000_000 + at))
  return formatNote({ ...both, signatures: [...both.signatures, ...lines] })
}

function readerOf(leaves: readonly Hash[]): HashReader {
  const hashOf = (level: number, index: number): Hash => {
    if (level > 0) return nodeHash(hashOf(level - 1, index * 2), hashOf(level - 1, index * 2 + 1))
    const leaf = leaves[index]
    if (leaf === undefined) throw new RangeError(`no leaf ${index}`)
    return leaf
  }
  return async (subtrees) => subtrees.map(({ level, index }) => hashOf(level, index))
}
