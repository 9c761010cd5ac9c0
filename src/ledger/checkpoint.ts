import { fromBase64, toBase64 } from './base64.ts'
import { hashLength } from './hash.ts'
import type { SignerKey, VerifierKey } from './note-key.ts'
import type { TreeHead } from './proofs.ts'
import { formatNote, isNoteSignedBy, parseNote, type SignedNote, signNote } from './signed-note.ts'

/** A tree's size and root, in the name of a log (C2SP tlog-checkpoint). */
export type Checkpoint = TreeHead & { readonly origin: string }

/** A checkpoint with the note it stands in. */
export type SignedCheckpoint = Checkpoint & { readonly note: SignedNote }

/** The note of a tree's head, signed by its log, whose key's name is the origin. */
export function signCheckpoint(head: TreeHead, key: SignerKey): string {
  return formatNote(signNote(checkpointText({ origin: key.name, ...head }), key))
}

/** What a checkpoint says; undefined when it is none. Nothing of it is checked: see `verifyCheckpoint`. */
export function parseCheckpoint(text: string): SignedCheckpoint | undefined {
  const note = parseNote(text)
  const [origin, size, root, ...extensions] = note?.text.split('\n').slice(0, -1) ?? []
  if (note === undefined || origin === undefined || size === undefined || root === undefined) return undefined
  const hash = fromBase64(root)
  if (origin === '' || hash?.length !== hashLength || extensions.includes('')) return undefined
  if (!isPlainNumber(size)) return undefined
  return { origin, size: Number(size), root: hash, note }
}

/** What a checkpoint says, if it is of this log and signed by its key; undefined otherwise. */
export function verifyCheckpoint(text: string, key: VerifierKey): SignedCheckpoint | undefined {
  const checkpoint = parseCheckpoint(text)
  if (checkpoint === undefined || checkpoint.origin !== key.name) return undefined
  return isNoteSignedBy(checkpoint.note, key) ? checkpoint : undefined
}

/** A whole number as notes spell it: digits, no zero before them, small enough to be held exactly. */
export function isPlainNumber(text: string): boolean {
  return /^(?:0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text))
}

function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}
