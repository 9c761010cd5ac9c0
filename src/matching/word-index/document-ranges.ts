import { longer } from './longer.ts'

/** Documents are looked at so many neighbours at a time where their words are common. */
export const rangeLength = 2_048

const noKinds = 0
/** Kinds beyond so many share a sign. */
const mostSigns = 31

/** What the documents of each range of numbers may be: which kinds, from which day to which. Dead ones count on. */
export class DocumentRanges {
  #kinds = new Uint32Array(8)
  #firstDays = new Int32Array(8)
  #lastDays = new Int32Array(8)

  get bytes(): number {
    return this.#kinds.length * 12
  }

  add(document: number, kind: number, day: number): void {
    const range = Math.floor(document / rangeLength)
    if (range >= this.#kinds.length) this.#enlarge()
    const isNew = this.#kinds[range] === noKinds
    if (isNew || day < (this.#firstDays[range] ?? 0)) this.#firstDays[range] = day
    if (isNew || day > (this.#lastDays[range] ?? 0)) this.#lastDays[range] = day
    this.#kinds[range] = (this.#kinds[range] ?? 0) | signOf(kind)
  }

  /** False where no document of the range can be of these kinds (all, where none are named) and days. */
  mayHold(range: number, kinds: readonly number[] | undefined, since: number, until: number): boolean {
    const own = this.#kinds[range] ?? noKinds
    if (kinds !== undefined && !kinds.some((kind) => kind >= 0 && (own & signOf(kind)) !== 0)) return false
    return (this.#firstDays[range] ?? 0) <= until && (this.#lastDays[range] ?? 0) >= since
  }

  #enlarge(): void {
    const length = this.#kinds.length * 2
    this.#kinds = longer(this.#kinds, new Uint32Array(length))
    this.#firstDays = longer(this.#firstDays, new Int32Array(length))
    this.#lastDays = longer(this.#lastDays, new Int32Array(length))
  }
}

function signOf(kind: number): number {
  return (1 << Math.min(kind, mostSigns)) >>> 0
}
