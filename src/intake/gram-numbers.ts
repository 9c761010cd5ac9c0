/**
 * Gives every gram of two or three UTF-16 code units a number, from 0 on in the order they come. Held by their units
 * alone: a number for a key of three would be a box of its own each time.
 */
export class GramNumbers {
  /** For each hash a number and 1, or 0; of two with one hash the later stands at the next free place. */
  readonly #places: Int32Array
  readonly #firsts: Uint16Array
  readonly #pairs: Int32Array
  #count = 0

  /** @param most - no more grams than these will be added. */
  constructor(most: number) {
    this.#places = new Int32Array(2 ** Math.ceil(Math.log2(4 * Math.max(4, most))))
    this.#firsts = new Uint16Array(most)
    this.#pairs = new Int32Array(most)
  }

  get count(): number {
    return this.#count
  }

  /** The number of a gram, -1 for one that was not added; `first` is 0 for a gram of two. */
  find(first: number, second: number, third: number): number {
    return (this.#places[this.#placeOf(first, second, third)] ?? 0) - 1
  }

  add(first: number, second: number, third: number): void {
    const place = this.#placeOf(first, second, third)
    if (this.#places[place] !== 0) return
    this.#firsts[this.#count] = first
    this.#pairs[this.#count] = (second << 16) | third
    this.#count += 1
    this.#places[place] = this.#count
  }

  /** Where the gram stands, or would. */
  #placeOf(first: number, second: number, third: number): number {
    const pair = (second << 16) | third
    const mask = this.#places.length - 1
    let hash = Math.imul(pair ^ Math.imul(first, 0x2545f491), 0x2c1b3c6d)
    hash ^= hash >>> 15
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const number = (this.#places[place] ?? 0) - 1
      if (number < 0 || (this.#pairs[number] === pair && this.#firsts[number] === first)) return place
    }
  }
}
