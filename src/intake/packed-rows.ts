import { labelCount } from './item-labels.ts'

const lanes = (labelCount + 1) >> 1
/** A row and what fills it up to a power of two, so that none lies over two lines of the cache. */
const stride = 8

/** A sum of so many weights of 8 bits stays within the 16 bits of a lane. */
const mostAtOnce = 250

/**
 * Rows of 8-bit weights, one number a label, of which most signs have none. Only the rows that say something are
 * kept, side by side, two labels in every number: a row lies in one line of the processor's cache.
 */
export class PackedRows {
  readonly #rows: number
  /** For each 32 rows a bit for every one that is kept, and behind it how many are kept before them. */
  readonly #kept: Int32Array
  readonly #lanes: Int32Array
  readonly #sums = new Float64Array(2 * lanes)

  /**
   * @param rows - how many rows signs may have, a power of two.
   * @param places - which of them are kept, in rising order.
   * @param weight - the weight of the one-th kept row for a label.
   */
  constructor(rows: number, places: Int32Array, weight: (one: number, label: number) => number) {
    this.#rows = rows
    this.#kept = new Int32Array(2 * Math.max(1, rows >> 5))
    this.#lanes = new Int32Array(places.length * stride)
    for (const [one, row] of places.entries()) {
      const word = 2 * (row >> 5)
      this.#kept[word] = (this.#kept[word] ?? 0) | (1 << (row & 31))
      for (let label = 0; label < labelCount; label += 1) {
        const lane = one * stride + (label >> 1)
        this.#lanes[lane] =
          (this.#lanes[lane] ?? 0) + (label % 2 === 0 ? weight(one, label) : weight(one, label) * 0x10000)
      }
    }
    for (let word = 2; word < this.#kept.length; word += 2)
      this.#kept[word + 1] = (this.#kept[word - 1] ?? 0) + bitsOf(this.#kept[word - 2] ?? 0)
  }

  /** Writes what the first `count` signs say for each label, times `scale`, to `into` from `at` on. */
  score(signs: Uint32Array, count: number, scale: number, into: Float32Array, at: number): void {
    const sums = this.#sums.fill(0)
    for (let from = 0; from < count; from += mostAtOnce)
      this.#add(sums, signs, from, Math.min(count, from + mostAtOnce))
    for (let label = 0; label < labelCount; label += 1) into[at + label] = (sums[label] ?? 0) * scale
  }

  #add(sums: Float64Array, signs: Uint32Array, from: number, to: number): void {
    const [kept, rows] = [this.#kept, this.#lanes]
    const mask = this.#rows - 1
    let [a, b, c, d, e, f, g] = [0, 0, 0, 0, 0, 0, 0]
    for (let at = from; at < to; at += 1) {
      const row = (signs[at] ?? 0) & mask
      const word = 2 * (row >> 5)
      const bits = kept[word] ?? 0
      if (((bits >>> (row & 31)) & 1) === 0) continue
      const place = ((kept[word + 1] ?? 0) + bitsOf(bits & ((1 << (row & 31)) - 1))) * stride
      a = (a + (rows[place] ?? 0)) | 0
      b = (b + (rows[place + 1] ?? 0)) | 0
      c = (c + (rows[place + 2] ?? 0)) | 0
      d = (d + (rows[place + 3] ?? 0)) | 0
      e = (e + (rows[place + 4] ?? 0)) | 0
      f = (f + (rows[place + 5] ?? 0)) | 0
      g = (g + (rows[place + 6] ?? 0)) | 0
    }
    addLane(sums, 0, a)
    addLane(sums, 2, b)
    addLane(sums, 4, c)
    addLane(sums, 6, d)
    addLane(sums, 8, e)
    addLane(sums, 10, f)
    addLane(sums, 12, g)
  }
}

function addLane(sums: Float64Array, label: number, both: number): void {
  const even = (both << 16) >> 16
  sums[label] = (sums[label] ?? 0) + even
  sums[label + 1] = (sums[label + 1] ?? 0) + ((both - even) >> 16)
}

/** How many bits of a number are set. */
function bitsOf(number: number): number {
  let bits = number - ((number >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
