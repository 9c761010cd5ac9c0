const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes as people type them (RFC 4648), without signs at the end: five bytes are eight letters. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}
