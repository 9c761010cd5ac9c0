import { pairTerm, singleTerm, type Term } from '#matching/word-index/term.ts'

/** How rare characters and pairs of them are in texts at large, on a scale from 0 to 12 or so: by hash, in a byte each. */
export class TermRarity {
  readonly #bytes: Uint8Array

  /** @param bytes - a power of two of them, each a sixteenth. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Of one unit or of two. */
  of(part: string): number {
    const first = part.charCodeAt(0)
    return this.ofTerm(part.length === 1 ? singleTerm(first) : pairTerm(first, part.charCodeAt(1)))
  }

  /** Words of letters were not counted: they are all taken for middling. */
  ofTerm(term: Term): number {
    return term >= 2 ** 51 ? ofWords : (this.#bytes[rarityPlace(term, this.#bytes.length)] ?? 0) / 16
  }
}

const ofWords = 6

/** Where a term stands in a table of so many places (a power of two). */
export function rarityPlace(term: Term, places: number): number {
  let bits = Math.imul((term >>> 0) ^ 0x9e3779b1, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2ae35)
  return (bits ^ (bits >>> 13)) & (places - 1)
}
