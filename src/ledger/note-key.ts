import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { fromBase64, toBase64 } from './base64.ts'

/** What a signature says: a log signs a note's text, a witness that it saw it, and when (C2SP signed-note, tlog-cosignature). */
export type SignatureKind = 'log' | 'witness'

/** A key whose signatures can be checked. */
export type VerifierKey = {
  readonly name: string
  readonly kind: SignatureKind
  /** Four bytes that tell keys of one name apart. */
  readonly id: Uint8Array
  readonly publicKey: KeyObject
}

/** A key that signs. */
export type SignerKey = VerifierKey & { readonly privateKey: KeyObject }

/** @throws RangeError for a name that no note may hold, or a key that is not Ed25519. */
export function signerKey(name: string, kind: SignatureKind, privateKey: KeyObject): SignerKey {
  return { ...keyOf(name, kind, createPublicKey(privateKey)), privateKey }
}

/** A signing key out of the text of a PEM file. @throws when it is not an Ed25519 private key. */
export function signerKeyFromPem(name: string, kind: SignatureKind, pem: string): SignerKey {
  return signerKey(name, kind, createPrivateKey(pem))
}

/** A key as operators hand it on: name+id+base64(kind ‖ public key). */
export function encodeVerifierKey({ name, kind, id, publicKey }: VerifierKey): string {
  const bytes = Buffer.concat([Buffer.from([kindBytes[kind]]), rawPublicKey(publicKey)])
  return `${name}+${Buffer.from(id).toString('hex')}+${toBase64(bytes)}`
}

/** A text that is no key, and what is wrong with it. */
export class KeyFault extends RangeError {}

/** @throws KeyFault, saying what is wrong, when the text is not such a key. */
export function parseVerifierKey(text: string): VerifierKey {
  const [name = '', id, ...rest] = text.trim().split('+')
  const bytes = fromBase64(rest.join('+'))
  const kind = kinds.find((one) => kindBytes[one] === bytes?.[0])
  if (bytes?.length !== 33 || kind === undefined) {
    throw new KeyFault('a key is name+id+base64, with an Ed25519 key of a log or a witness in the last part')
  }
  const key = keyOf(name, kind, publicKeyOf(bytes.subarray(1)))
  if (Buffer.from(key.id).toString('hex') !== id) throw new KeyFault(`the id ${id} is not that of this name and key`)
  return key
}

export function signBytes({ privateKey }: SignerKey, message: Uint8Array): Uint8Array {
  return sign(null, message, privateKey)
}

export function isSignedBy({ publicKey }: VerifierKey, message: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, message, publicKey, signature)
}

/** Whether these are one key, under one name and of one kind. */
export function isSameKey(one: VerifierKey, other: VerifierKey): boolean {
  return encodeVerifierKey(one) === encodeVerifierKey(other)
}

/** Names stand in notes between spaces, and in keys between plus signs. */
export function isKeyName(name: string): boolean {
  return /^[^\s+\p{Cc}\p{Z}]{1,255}$/u.test(name)
}

const kinds: readonly SignatureKind[] = ['log', 'witness']
const kindBytes: Readonly<Record<SignatureKind, number>> = { log: 0x01, witness: 0x04 }

/** What stands before the 32 bytes of an Ed25519 key in its SPKI form (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

function keyOf(name: string, kind: SignatureKind, publicKey: KeyObject): VerifierKey {
  if (!isKeyName(name)) throw new KeyFault(`not a name for a key: ${JSON.stringify(name)}`)
  const head = Buffer.from(`${name}\n`)
  const hashed = createHash('sha256')
    .update(head)
    .update(Buffer.from([kindBytes[kind]]))
  return { name, kind, id: hashed.update(rawPublicKey(publicKey)).digest().subarray(0, 4), publicKey }
}

function rawPublicKey(publicKey: KeyObject): Uint8Array {
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new RangeError('not an Ed25519 key')
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(spkiPrefix.length)
}

function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), type: 'spki', format: 'der' })
}
