const prime = 0x01000193

/** Where every hash of signs or words begins. */
export const hashStart = 0x811c9dc5

/** Goes on with a hash by a number (FNV-1a). */
export function hashNumber(value: number, number: number): number {
  return Math.imul(value ^ number, prime)
}

/** Goes on with a hash by the UTF-16 code units of [from, to). */
export function hashWords(value: number, text: string, from: number, to: number): number {
  let hash = value
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return hash
}

/** Spreads a hash over all its bits, so that the lowest may be taken for a place. */
export function stir(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 12)) >>> 0
}
