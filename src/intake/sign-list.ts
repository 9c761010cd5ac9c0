/** Collects hashes of signs of one text without making strings of them (FNV-1a over UTF-16 code units). */
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
    let value = Math.imul(0x811c9dc5 ^ template, 0x01000193)
    value = Math.imul(value ^ a, 0x01000193)
    value = Math.imul(value ^ (b + 77), 0x01000193)
    value = Math.imul(value ^ (c + 777), 0x01000193)
    this.#push(value)
  }

  /** A sign of the words in [from, to), with a number. */
  addWords(template: number, from: number, to: number, a = 0): void {
    let value = Math.imul(0x811c9dc5 ^ template, 0x01000193)
    value = Math.imul(value ^ a, 0x01000193)
    for (let at = from; at < to; at += 1) value = Math.imul(value ^ this.#text.charCodeAt(at), 0x01000193)
    this.#push(value)
  }

  take(): Uint32Array {
    return this.#hashes.slice(0, this.#count)
  }

  /** What the weights say about all signs together; a sign's weight stands at its hash modulo their number, a power of two. */
  sum(weights: Int8Array | Float32Array): number {
    const mask = weights.length - 1
    let sum = 0
    for (let at = 0; at < this.#count; at += 1) sum += weights[(this.#hashes[at] ?? 0) & mask] ?? 0
    return sum
  }

  #push(value: number): void {
    if (this.#count === this.#hashes.length) {
      const longer = new Uint32Array(this.#count * 2)
      longer.set(this.#hashes)
      this.#hashes = longer
    }
    let mixed = value ^ (value >>> 15)
    mixed = Math.imul(mixed, 0x2c1b3c6d)
    this.#hashes[this.#count] = (mixed ^ (mixed >>> 12)) >>> 0
    this.#count += 1
  }
}
