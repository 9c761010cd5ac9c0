import { labelCount } from './item-labels.ts'

/** Four labels lie in one number: a row fills a quarter of a line of the processor's cache. */
const lanes = 4
/** A weight of 8 bits is kept as a number from 0 on, so that four lie side by side without a sign. */
const zero = 128

/** A sum of so many numbers of 8 bits stays within 16. */
const mostAtOnce = 256

/**
 * Rows of 8-bit weights, one number a label, of which most signs have none. Only the rows that say something are
 * kept, side by side.
 */
export class PackedRows {
  readonly #rows: number
  /** For each 32 rows a bit for every one that is kept, and behind it how many are kept before them. */
  readonly #kept: Int32Array
  readonly #lanes: Int32Array
  readonly #sums = new Float64Array(4 * lanes)
  /** Where the rows begin that some signs ask for. */
  readonly #places = new Int32Array(mostAtOnce + 1)

  /**
   * @param rows - how many rows signs may have, a power of two.
   * @param places - which of them are kept, in rising order.
   * @param weight - the weight of the one-th kept row for a label.
   */
  constructor(rows: number, places: Int32Array, weight: (one: number, label: number) => number) {
    this.#rows = rows
    this.#kept = new Int32Array(2 * Math.max(1, rows >> 5))
    this.#lanes = new Int32Array(places.length * lanes).fill(zero * 0x01010101)
    places.forEach((row, one) => {
      const word = 2 * (row >> 5)
      this.#kept[word] = (this.#kept[word] ?? 0) | (1 << (row & 31))
      for (let lane = 0; lane < lanes; lane += 1) {
        let four = zero * 0x01010101
        for (let label = 4 * lane; label < Math.min(labelCount, 4 * lane + 4); label += 1)
          four += weight(one, label) << (8 * (label & 3))
        this.#lanes[one * lanes + lane] = four
      }
    })
    for (let word = 2; word < this.#kept.length; word += 2)
      this.#kept[word + 1] = (this.#kept[word - 1] ?? 0) + bitsOf(this.#kept[word - 2] ?? 0)
  }

  /** Writes what the first `count` signs say for each label, times `scale`, to `into` from `at` on. */
  score(signs: Uint32Array, count: number, scale: number, into: Float32Array, at: number): void {
    const sums = this.#sums.fill(0)
    for (let from = 0; from < count; from += mostAtOnce)
      this.#add(sums, this.#find(signs, from, Math.min(count, from + mostAtOnce)))
    for (let label = 0; label < labelCount; label += 1) into[at + label] = (sums[label] ?? 0) * scale
  }

  /** Notes the places of the rows that are kept; returns how many. Apart from adding: what is fetched for one waits for no other. */
  #find(signs: Uint32Array, from: number, to: number): number {
    const [kept, places] = [this.#kept, this.#places]
    const mask = this.#rows - 1
    let count = 0
    for (let at = from; at < to; at += 1) {
      const row = (signs[at] ?? 0) & mask
      const word = 2 * (row >> 5)
      const bits = kept[word] ?? 0
      places[count] = ((kept[word + 1] ?? 0) + bitsOf(bits & ((1 << (row & 31)) - 1))) * lanes
      // A jump would go the wrong way half the time.
      count += (bits >>> (row & 31)) & 1
    }
    return count
  }

  #add(sums: Float64Array, count: number): void {
    const [places, rows] = [this.#places, this.#lanes]
    // Sums of every second label: the first and third of each lane, and the second and fourth.
    let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0]
    for (let at = 0; at < count; at += 1) {
      const place = places[at] ?? 0
      const first = rows[place] ?? 0
      const second = rows[place + 1] ?? 0
      const third = rows[place + 2] ?? 0
      const fourth = rows[place + 3] ?? 0
      a = (a + (first & pairs)) | 0
      b = (b + ((first >>> 8) & pairs)) | 0
      c = (c + (second & pairs)) | 0
      d = (d + ((second >>> 8) & pairs)) | 0
      e = (e + (third & pairs)) | 0
      f = (f + ((third >>> 8) & pairs)) | 0
      g = (g + (fourth & pairs)) | 0
      h = (h + ((fourth >>> 8) & pairs)) | 0
    }
    addPair(sums, 0, a, count)
    addPair(sums, 1, b, count)
    addPair(sums, 4, c, count)
    addPair(sums, 5, d, count)
    addPair(sums, 8, e, count)
    addPair(sums, 9, f, count)
    addPair(sums, 12, g, count)
    addPair(sums, 13, h, count)
  }
}

const pairs = 0x00ff00ff

function addPair(sums: Float64Array, label: number, both: number, count: number): void {
  sums[label] = (sums[label] ?? 0) + (both & 0xffff) - zero * count
  sums[label + 2] = (sums[label + 2] ?? 0) + (both >>> 16) - zero * count
}

/** How many bits of a number are set. */
function bitsOf(number: number): number {
  let bits = number - ((number >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
