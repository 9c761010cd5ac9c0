import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Chance } from '#operations/act-context.ts'
import { chanceBytes } from '#operations/chance-bytes.ts'

/** The first locks; each opens what it locked, so that one can take another's place. */
export type SealingKeys = readonly [Uint8Array, ...Uint8Array[]]

const nonceBytes = 12
const tagBytes = 16

/** Locks a key for whom it is of; what was moved to somebody else opens no more. */
export function sealKey([sealingKey]: SealingKeys, chance: Chance, whose: string, key: Uint8Array): Buffer {
  const nonce = chanceBytes(chance, nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce).setAAD(Buffer.from(whose))
  const locked = Buffer.concat([cipher.update(key), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), locked])
}

/** Undefined where it was locked by a key that is not among these or for somebody else, or changed since. */
export function openSealed(sealingKeys: SealingKeys, whose: string, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < nonceBytes + tagBytes) return undefined
  for (const one of sealingKeys) {
    const key = openBy(one, whose, sealed)
    if (key !== undefined) return key
  }
  return undefined
}

function openBy(sealingKey: Uint8Array, whose: string, sealed: Uint8Array): Buffer | undefined {
  const nonce = sealed.subarray(0, nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', sealingKey, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(whose)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  const key = decipher.update(sealed.subarray(nonceBytes + tagBytes))
  try {
    return Buffer.concat([key, decipher.final()])
  } catch {
    return undefined
  }
}
