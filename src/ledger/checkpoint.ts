import { toBase64 } from './base64.ts'
import { type KeyHistory, keysAt } from './key-history.ts'
import type { SignerKey, VerifierKey } from './note-key.ts'
import { hashIn } from './proof-lines.ts'
import type { TreeHead } from './proofs.ts'
import { formatNote, isNoteSignedBy, parseNote, type SignedNote, signNote } from './signed-note.ts'

/** A tree's size and root, in the name of a log (C2SP tlog-checkpoint). */
export type Checkpoint = TreeHead & { readonly origin: string }

/** A checkpoint with the note it stands in. */
export type SignedCheckpoint = Checkpoint & { readonly note: SignedNote }

/** The note of a tree's head, signed by its log, whose keys' name is the origin: with each of its keys that are in force. */
export function signCheckpoint(head: TreeHead, key: SignerKey, ...others: readonly SignerKey[]): string {
  const signed = signNote(checkpointText({ origin: key.name, ...head }), key)
  return formatNote(others.reduce((note, other) => signNote(note.text, other, note.signatures), signed))
}

/** What a checkpoint says; undefined when it is none. Nothing of it is checked: see `verifyCheckpoint`. */
export function parseCheckpoint(text: string): SignedCheckpoint | undefined {
  const note = parseNote(text)
  if (note === undefined) return undefined
  const lines = note.text.split('\n').slice(0, -1)
  const [origin, size, root] = [lines[0], plainNumber(lines[1]), hashIn(lines[2])]
  if (origin === undefined || size === undefined || root === undefined || lines.includes('')) return undefined
  return { origin, size, root, note }
}

/** What a checkpoint says, if it is of this log and signed by its key; undefined otherwise. */
export function verifyCheckpoint(text: string, key: VerifierKey): SignedCheckpoint | undefined {
  const checkpoint = parseCheckpoint(text)
  if (checkpoint === undefined || checkpoint.origin !== key.name) return undefined
  return isNoteSignedBy(checkpoint.note, key) ? checkpoint : undefined
}

/** What a checkpoint says, if every key that is in force at its size signed it; undefined otherwise. */
export function verifyCheckpointUnder(text: string, history: KeyHistory): SignedCheckpoint | undefined {
  const checkpoint = parseCheckpoint(text)
  const due = checkpoint === undefined ? [] : keysAt(history, checkpoint.size)
  return due.length > 0 && due.every((key) => verifyCheckpoint(text, key) !== undefined) ? checkpoint : undefined
}

/** A whole number as notes spell it: digits, no zero before them, small enough to be held exactly; undefined otherwise. */
export function plainNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:0|[1-9]\d*)$/.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}
