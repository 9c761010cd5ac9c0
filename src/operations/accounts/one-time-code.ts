import { createHmac, timingSafeEqual } from 'node:crypto'

/** How many bytes a key has: 160 bits, as RFC 4226 recommends. */
export const keyBytes = 20

const secondsAStep = 30
const digits = 6

/** The code of a step (RFC 6238), as every authenticator works it out: HMAC-SHA-1, six figures, half a minute. */
export function oneTimeCode(key: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(counter).digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7f_ff_ff_ff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** Which half minute an instant lies in. */
export function stepAt(at: string): number {
  return Math.floor(Date.parse(at) / 1_000 / secondsAStep)
}

/** The step a code is of: this one, or the one before, since typing takes time. Undefined for any other code. */
export function stepOfCode(key: Uint8Array, code: string, at: string): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const now = stepAt(at)
  return [now, now - 1].find((step) => timingSafeEqual(Buffer.from(oneTimeCode(key, step)), Buffer.from(code)))
}

/** A code as it was typed, without spaces and dashes, in plain figures and capitals. */
export function plainCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}
