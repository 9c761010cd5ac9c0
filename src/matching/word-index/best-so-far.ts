import type { Ranked } from './take-best.ts'

/** The best documents met so far, no more of them than are wanted; of two alike the newer is better. */
export class BestSoFar {
  readonly #scores: Float64Array
  readonly #documents: Uint32Array
  #size = 0

  constructor(wanted: number) {
    this.#scores = new Float64Array(wanted)
    this.#documents = new Uint32Array(wanted)
  }

  get isFull(): boolean {
    return this.#size === this.#scores.length
  }

  /** Whether a document of this score would be among the best. */
  takes(score: number, document: number): boolean {
    return !this.isFull || this.#isLess(0, score, document)
  }

  /** For a document that it takes: where it is full, the least of the best makes room. */
  add(score: number, document: number): void {
    if (this.isFull) this.#sink(score, document)
    else this.#rise(score, document)
  }

  /** Best first. */
  ranked(): readonly Ranked[] {
    const all = Array.from({ length: this.#size }, (_, at) => ({
      document: this.#documents[at] ?? 0,
      score: this.#scores[at] ?? 0,
    }))
    return all.sort((one, other) => other.score - one.score || other.document - one.document)
  }

  /** Whether what stands at a place is less than a document. */
  #isLess(at: number, score: number, document: number): boolean {
    const held = this.#scores[at] ?? 0
    return held < score || (held === score && (this.#documents[at] ?? 0) < document)
  }

  #rise(score: number, document: number): void {
    let at = this.#size
    this.#size += 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (this.#isLess(above, score, document)) break
      this.#move(above, at)
      at = above
    }
    this.#put(at, score, document)
  }

  #sink(score: number, document: number): void {
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= this.#size) break
      const next = below + 1
      if (next < this.#size && this.#isLess(next, this.#scores[below] ?? 0, this.#documents[below] ?? 0)) below = next
      if (!this.#isLess(below, score, document)) break
      this.#move(below, at)
      at = below
    }
    this.#put(at, score, document)
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#scores[from] ?? 0, this.#documents[from] ?? 0)
  }

  #put(at: number, score: number, document: number): void {
    this.#scores[at] = score
    this.#documents[at] = document
  }
}
