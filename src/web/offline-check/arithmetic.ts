import { type Bytes, bytesOf, fromHex, toHex } from './bytes.ts'

/** The two things a receipt is checked by: SHA-256, and Ed25519 signatures. */
export type Arithmetic = {
  readonly sha256: (bytes: Bytes) => Promise<Bytes>
  /** False also for a key or a signature that is none. */
  readonly isSigned: (publicKey: Bytes, message: Bytes, signature: Bytes) => Promise<boolean>
}

/**
 * What this browser offers (Web Cryptography); undefined where it offers none, knows no Ed25519, or does not come to what
 * RFC 8032 and FIPS 180-4 print. Whoever is given none must not say of any receipt that it holds, nor that it does not.
 */
export async function browserArithmetic(subtle: SubtleCrypto | undefined): Promise<Arithmetic | undefined> {
  if (subtle === undefined) return undefined
  const arithmetic: Arithmetic = {
    sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes)),
    isSigned: async (publicKey, message, signature) => {
      const key = await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
      return subtle.verify('Ed25519', key, signature, message)
    },
  }
  try {
    return (await isRight(arithmetic)) ? arithmetic : undefined
  } catch {
    return undefined
  }
}

/** Known answers: one hash, one signature that is good, and the same under another text. */
async function isRight({ sha256, isSigned }: Arithmetic): Promise<boolean> {
  const hash = toHex(await sha256(bytesOf('abc')))
  const good = await isSigned(knownKey, fromHex('72'), knownSignature)
  const bad = await isSigned(knownKey, fromHex('73'), knownSignature)
  return hash === knownHash && good && !bad
}

const knownHash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
/** RFC 8032, 7.1, TEST 2: it signs the one byte 72. */
const knownKey = fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
const knownSignature = fromHex(
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
)
