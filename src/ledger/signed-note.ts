import { fromBase64, toBase64 } from './base64.ts'
import { isKeyName, isSignedBy, type SignerKey, signBytes, type VerifierKey } from './note-key.ts'

/** Text with signatures under it (C2SP signed-note). */
export type SignedNote = {
  /** With the newline at its end. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export type NoteSignature = { readonly name: string; readonly id: Uint8Array; readonly signature: Uint8Array }

/** More than any note of a log with its witnesses has; a longer one is refused unread. */
const mostSignatures = 100
const longestNote = 1_000_000

/** The note with one more line, by this key. */
export function signNote(text: string, key: SignerKey, others: readonly NoteSignature[] = []): SignedNote {
  const own = { name: key.name, id: key.id, signature: signBytes(key, Buffer.from(text)) }
  return { text, signatures: [...others, own] }
}

export function formatNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`
}

export function signatureLine({ name, id, signature }: NoteSignature): string {
  return `— ${name} ${toBase64(Buffer.concat([id, signature]))}\n`
}

/** What a note says and who signed it, nothing checked; undefined when it is no note. */
export function parseNote(note: string): SignedNote | undefined {
  if (note.length > longestNote || hasControls(note)) return undefined
  const border = note.lastIndexOf('\n\n')
  if (border === -1) return undefined
  const signatures = parseSignatureLines(note.slice(border + 2))
  if (signatures === undefined || signatures.length === 0) return undefined
  return { text: note.slice(0, border + 1), signatures }
}

/** Signature lines alone, as a witness answers with; undefined when one is none. */
export function parseSignatureLines(lines: string): readonly NoteSignature[] | undefined {
  if (lines !== '' && !lines.endsWith('\n')) return undefined
  const parsed = lines.split('\n').slice(0, -1).map(parseSignatureLine)
  const signatures = parsed.filter((one) => one !== undefined)
  return signatures.length === parsed.length && signatures.length <= mostSignatures ? signatures : undefined
}

/** Whether a note holds a signature of this key and every one it has of it is good. Other keys' are not looked at. */
export function isNoteSignedBy(note: SignedNote, key: VerifierKey): boolean {
  const own = note.signatures.filter((one) => isOf(one, key))
  return own.length > 0 && own.every((one) => isSignedBy(key, Buffer.from(note.text), one.signature))
}

/** Whether a signature claims to be of this key. */
export function isOf({ name, id }: NoteSignature, key: VerifierKey): boolean {
  return name === key.name && Buffer.compare(id, key.id) === 0
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const [dash, name, encoded, ...rest] = line.split(' ')
  const bytes = fromBase64(encoded ?? '')
  if (dash !== '—' || name === undefined || !isKeyName(name) || rest.length > 0) return undefined
  if (bytes === undefined || bytes.length < 5) return undefined
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}

function hasControls(note: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u0009\u000b-\u001f]/.test(note) || !note.isWellFormed()
}
