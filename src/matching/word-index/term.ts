/**
 * What stands in the index for a word: a whole number below 2^52. A pair of characters is its own number; a word is a hash
 * of 51 bits, so that among millions of words none is taken for another, and the index keeps no word itself.
 */
export type Term = number

/** The term of one character that stands alone. */
export function singleTerm(unit: number): Term {
  return unit
}

/** The term of two characters beside one another. */
export function pairTerm(first: number, second: number): Term {
  return first * 0x10000 + second
}

const words = 2 ** 51

/** The term of a word written in letters. */
export function wordTerm(word: string): Term {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b) + (low >>> 15)
  }
  low = mixed(low ^ word.length)
  high = mixed(high ^ low) & 0x7ffff
  return words + high * 2 ** 32 + (low >>> 0)
}

function mixed(bits: number): number {
  let left = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  left = Math.imul(left ^ (left >>> 13), 0xc2b2ae35)
  return left ^ (left >>> 16)
}
