import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Chance } from '#operations/act-context.ts'
import { chanceBytes } from '#operations/chance-bytes.ts'

const nonceBytes = 12
const tagBytes = 16

/** Locks a key for whom it is of; what was moved to somebody else opens no more. */
export function sealKey(sealingKey: Uint8Array, chance: Chance, whose: string, key: Uint8Array): Buffer {
  const nonce = chanceBytes(chance, nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce).setAAD(Buffer.from(whose))
  const locked = Buffer.concat([cipher.update(key), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), locked])
}

/** Undefined where it was locked by another key or for somebody else, or changed since. */
export function openSealed(sealingKey: Uint8Array, whose: string, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < nonceBytes + tagBytes) return undefined
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
