import type { PackedRows } from './packed-rows.ts'
import { hashNumber, hashStart, hashWords, stir } from './text-hash.ts'

/** Collects hashes of signs of one text without making strings of them. */
export class SignList {
  readonly #text: string
  #hashes = new Uint32Array(512)
  #count = 0

  constructor(text: string) {
    this.#text = text
  }

  clear(): void {
    this.#count = 0
  }

  /** A sign of numbers. */
  add(template: number, a = 0, b = 0, c = 0): void {
    const named = hashNumber(hashNumber(hashStart, template), a)
    this.#push(hashNumber(hashNumber(named, b + 77), c + 777))
  }

  /** A sign of the words in [from, to), with a number. */
  addWords(template: number, from: number, to: number, a = 0): void {
    this.#push(hashWords(hashNumber(hashNumber(hashStart, template), a), this.#text, from, to))
  }

  take(): Uint32Array {
    return this.#hashes.slice(0, this.#count)
  }

  /** What rows of weights say for each label, times `scale`, goes to `into` from `at` on. */
  score(rows: PackedRows, scale: number, into: Float32Array, at: number): void {
    rows.score(this.#hashes, this.#count, scale, into, at)
  }

  /** What the weights say about all signs together; a sign's weight stands at its hash modulo their number, a power of two. */
  sum(weights: Int8Array | Float32Array): number {
    const mask = weights.length - 1
    let sum = 0
    for (let at = 0; at < this.#count; at += 1) sum += weights[(this.#hashes[at] ?? 0) & mask] ?? 0
    return sum
  }

  /** Adds what all signs say to `sums`; a sign has as many weights side by side as there are sums, at its hash modulo the number of signs. */
  addTo(sums: Float64Array, weights: Int8Array | Float32Array): void {
    const width = sums.length
    const mask = weights.length / width - 1
    for (let at = 0; at < this.#count; at += 1) {
      const from = ((this.#hashes[at] ?? 0) & mask) * width
      for (let one = 0; one < width; one += 1) sums[one] = (sums[one] ?? 0) + (weights[from + one] ?? 0)
    }
  }

  #push(value: number): void {
    if (this.#count === this.#hashes.length) {
      const longer = new Uint32Array(this.#count * 2)
      longer.set(this.#hashes)
      this.#hashes = longer
    }
    this.#hashes[this.#count] = stir(value)
    this.#count += 1
  }
}
