import { toBase64 } from './base64.ts'
import type { SignerKey, VerifierKey } from './note-key.ts'
import { hashIn } from './proof-lines.ts'
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

/** A whole number as notes spell it: digits, no zero before them, small enough to be held exactly; undefined otherwise. */
export function plainNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:0|[1-9]\d*)$/.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}
