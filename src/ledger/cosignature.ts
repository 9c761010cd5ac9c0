import { isSignedBy, type SignerKey, signBytes, type VerifierKey } from './note-key.ts'
import { isOf, type NoteSignature, type SignedNote } from './signed-note.ts'

/** A witness's line under a checkpoint: that it saw it at this second, and saw no other tree of this log (C2SP tlog-cosignature). */
export function cosign(note: SignedNote, key: SignerKey, unixSeconds: number): NoteSignature {
  const stamp = Buffer.alloc(8)
  stamp.writeBigUInt64BE(BigInt(unixSeconds))
  const signature = Buffer.concat([stamp, signBytes(key, cosignedMessage(note.text, unixSeconds))])
  return { name: key.name, id: key.id, signature }
}

/** The second at which a witness says it saw the note; undefined when it did not sign it, or one of its lines is false. */
export function cosignedAt(note: SignedNote, key: VerifierKey): number | undefined {
  const times = note.signatures.filter((one) => isOf(one, key)).map((one) => timeOf(note.text, one, key))
  return times.includes(undefined) ? undefined : times.at(-1)
}

function timeOf(text: string, { signature }: NoteSignature, key: VerifierKey): number | undefined {
  if (key.kind !== 'witness' || signature.length !== 72) return undefined
  const unixSeconds = Number(Buffer.from(signature.subarray(0, 8)).readBigUInt64BE())
  if (!Number.isSafeInteger(unixSeconds)) return undefined
  return isSignedBy(key, cosignedMessage(text, unixSeconds), signature.subarray(8)) ? unixSeconds : undefined
}

function cosignedMessage(text: string, unixSeconds: number): Uint8Array {
  return Buffer.from(`cosignature/v1\ntime ${unixSeconds}\n${text}`)
}
