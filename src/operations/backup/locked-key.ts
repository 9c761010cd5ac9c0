import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { z } from 'zod'

const Locked = z.strictObject({
  kdf: z.literal('scrypt-2^17-8-1'),
  cipher: z.literal('aes-256-gcm'),
  salt: z.base64(),
  nonce: z.base64(),
  tag: z.base64(),
  text: z.base64(),
})

/** A secret text as it may lie beside a backup: worth nothing without the passphrase. */
export function lockKey(secret: string, passphrase: string): string {
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce)
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  const parts = { salt, nonce, tag: cipher.getAuthTag(), text }
  const encoded = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, bytes.toString('base64')]))
  return `${JSON.stringify({ kdf: 'scrypt-2^17-8-1', cipher: 'aes-256-gcm', ...encoded })}\n`
}

/** Undefined for another passphrase and for a text that was changed. */
export function unlockKey(locked: string, passphrase: string): string | undefined {
  try {
    const parts = Locked.parse(JSON.parse(locked))
    const bytes = (part: 'salt' | 'nonce' | 'tag' | 'text'): Buffer => Buffer.from(parts[part], 'base64')
    const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, bytes('salt')), bytes('nonce'), {
      authTagLength: 16,
    })
    decipher.setAuthTag(bytes('tag'))
    return Buffer.concat([decipher.update(bytes('text')), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

function keyOf(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 })
}
