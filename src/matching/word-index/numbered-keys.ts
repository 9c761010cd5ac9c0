import { longer } from './longer.ts'

const emptySlot = 0
const fullest = 0.6

/** Gives every key (a number that is not negative) a number of its own, counted from 0 in the order they come; open addressing in typed arrays. */
export class NumberedKeys {
  #keys: Float64Array
  /** One more than the number of the key in this slot. */
  #slots: Uint32Array
  #size = 0

  constructor(expected = 1_000) {
    this.#keys = new Float64Array(expected)
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(expected / fullest + 1)))
  }

  get size(): number {
    return this.#size
  }

  get bytes(): number {
    return this.#keys.byteLength + this.#slots.byteLength
  }

  /** -1 for a key that was never given. */
  find(key: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = spread(key) & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] ?? emptySlot
      if (held === emptySlot) return -1
      if (this.#keys[held - 1] === key) return held - 1
    }
  }

  /** The number of a key, a new one where it has none. */
  numberOf(key: number): number {
    const found = this.find(key)
    if (found >= 0) return found
    if (this.#size >= this.#slots.length * fullest) this.#grow()
    if (this.#size === this.#keys.length) this.#keys = longer(this.#keys, new Float64Array(Math.ceil(this.#size * 1.5)))
    this.#keys[this.#size] = key
    this.#size += 1
    this.#place(this.#size)
    return this.#size - 1
  }

  keyAt(number: number): number {
    return this.#keys[number] ?? -1
  }

  #place(held: number): void {
    const mask = this.#slots.length - 1
    let slot = spread(this.#keys[held - 1] ?? 0) & mask
    while (this.#slots[slot] !== emptySlot) slot = (slot + 1) & mask
    this.#slots[slot] = held
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2)
    for (let held = 1; held <= this.#size; held += 1) this.#place(held)
  }
}

function spread(key: number): number {
  const high = Math.floor(key / 2 ** 32)
  let bits = Math.imul((key >>> 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2ae35)
  return (bits ^ (bits >>> 13)) >>> 0
}
