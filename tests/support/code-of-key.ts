import { oneTimeCode, stepAt } from '#operations/accounts/one-time-code.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an authenticator shows at a moment for a key, given as it is typed: in groups of letters. */
export function codeOfKey(key: string, at: string): string {
  const bits = [...key.replaceAll(/\s/g, '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return oneTimeCode(Buffer.from(bytes), stepAt(at))
}
