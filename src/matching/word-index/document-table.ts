import { DocumentRanges } from './document-ranges.ts'
import { longer } from './longer.ts'
import { NumberedKeys } from './numbered-keys.ts'
import { wordTerm } from './term.ts'

/** Who may see a document, in words that whoever asks the index can judge. */
export type Audience = readonly string[]

/** What of a document a search can be narrowed by. */
export type DocumentFacts = {
  readonly kind: string
  /** Days since 1970-01-01; null for what has no day. */
  readonly day: number | null
  readonly audience: Audience
}

/** No day: before every day. */
const noDay = -0x80000000

/** The documents of an index, numbered in the order they came. One that is replaced or removed leaves its number dead. */
export class DocumentTable {
  readonly #numbers = new NumberedKeys()
  /** By the number of a key: one more than the document that stands for it; 0 for none. */
  #current = new Uint32Array(1_024)
  readonly #keys: (string | null)[] = []
  #kinds = new Uint8Array(1_024)
  #days = new Int32Array(1_024)
  #audiences = new Uint32Array(1_024)
  readonly #ranges = new DocumentRanges()
  readonly #kindNames: string[] = []
  readonly #audienceSets: Audience[] = []
  readonly #audienceNumbers = new Map<string, number>()
  #alive = 0

  /** How many numbers were given. */
  get length(): number {
    return this.#keys.length
  }

  get alive(): number {
    return this.#alive
  }

  /** Without the keys themselves, which lie on the heap. */
  get bytes(): number {
    return this.#numbers.bytes + this.#current.byteLength + this.#days.length * 9 + this.#ranges.bytes
  }

  /** Gives the document a number; what stood under its key before is dead. */
  add(key: string, { kind, day, audience }: DocumentFacts): number {
    this.remove(key)
    const number = this.#keys.length
    if (number === this.#days.length) this.#enlarge()
    this.#keys.push(key)
    this.#kinds[number] = this.#kindNumber(kind)
    this.#days[number] = day ?? noDay
    this.#audiences[number] = this.#audienceNumber(audience)
    this.#ranges.add(number, this.kindOf(number), this.dayOf(number))
    const own = this.#numbers.numberOf(wordTerm(key))
    if (own >= this.#current.length) this.#current = longer(this.#current, new Uint32Array(own * 2))
    this.#current[own] = number + 1
    this.#alive += 1
    return number
  }

  /** False where nothing stood under the key. */
  remove(key: string): boolean {
    const own = this.#numbers.find(wordTerm(key))
    const held = own < 0 ? 0 : (this.#current[own] ?? 0)
    if (held === 0) return false
    this.#current[own] = 0
    this.#keys[held - 1] = null
    this.#alive -= 1
    return true
  }

  has(key: string): boolean {
    const own = this.#numbers.find(wordTerm(key))
    return own >= 0 && this.#current[own] !== 0
  }

  /** Null for a dead number. */
  keyOf(number: number): string | null {
    return this.#keys[number] ?? null
  }

  kindOf(number: number): number {
    return this.#kinds[number] ?? 0
  }

  dayOf(number: number): number {
    return this.#days[number] ?? noDay
  }

  audienceOf(number: number): number {
    return this.#audiences[number] ?? 0
  }

  factsOf(number: number): DocumentFacts {
    const day = this.dayOf(number)
    return {
      kind: this.#kindNames[this.kindOf(number)] ?? '',
      day: day === noDay ? null : day,
      audience: this.#audienceSets[this.audienceOf(number)] ?? [],
    }
  }

  /** False where no document of a range of numbers can be of these kinds and days. */
  rangeMayHold(range: number, kinds: readonly number[] | undefined, since: number, until: number): boolean {
    return this.#ranges.mayHold(range, kinds, since, until)
  }

  /** The number of a kind; -1 for one no document has. */
  findKind(kind: string): number {
    return this.#kindNames.indexOf(kind)
  }

  get audiences(): readonly Audience[] {
    return this.#audienceSets
  }

  #kindNumber(kind: string): number {
    const known = this.#kindNames.indexOf(kind)
    if (known >= 0) return known
    if (this.#kindNames.length === 256) throw new Error('an index holds 256 kinds of documents at most')
    return this.#kindNames.push(kind) - 1
  }

  #audienceNumber(audience: Audience): number {
    const name = JSON.stringify(audience)
    const known = this.#audienceNumbers.get(name)
    if (known !== undefined) return known
    const number = this.#audienceSets.push(audience) - 1
    this.#audienceNumbers.set(name, number)
    return number
  }

  #enlarge(): void {
    const length = Math.ceil(this.#days.length * 1.5)
    this.#kinds = longer(this.#kinds, new Uint8Array(length))
    this.#days = longer(this.#days, new Int32Array(length))
    this.#audiences = longer(this.#audiences, new Uint32Array(length))
  }
}
