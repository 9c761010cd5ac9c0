import { costScale, type Lexicon, longestWord, nameParts, never } from './lexicon.ts'
import { surnameLength } from './surnames.ts'
import { hashStart, hashWords, stir } from './text-hash.ts'

/** What a way through the text steps over: a word of the lexicon, or a name made of characters. */
export const stepKinds = { word: 0, short: 1, long: 2, foreign: 3 } as const

/** What a name costs for being one, by the kind of step. */
const nameCosts = [0, 6, 5, 5.5].map((cost) => cost * costScale)
const unknownCost = 17 * costScale
const rareFamilyCost = 11 * costScale
const longestForeign = 9

/** How much dearer a row of words with a name at a place is than the cheapest; `out` where none can stand. */
export const out = 10

/**
 * The cheapest row of words and names for a stretch of text, and for each place how likely a name stands there: one
 * whose characters also make common words costs much more than those words do.
 */
export class NameLattice {
  readonly from: number
  readonly length: number
  /** For each character the start of its word in the cheapest row, and how long that is. */
  readonly wordStart: Int32Array
  readonly wordLength: Uint8Array
  /** What its word is: a part of speech + 1, 0 unknown, or for a name 200 + its kind. */
  readonly wordTag: Uint8Array
  /** How much dearer the likeliest name that begins here is, how long it is, and its kind. */
  readonly begins: Uint8Array
  readonly beginsLength: Uint8Array
  readonly beginsKind: Uint8Array
  /** The same cost for one that goes over the place, and one that ends in it. */
  readonly covers: Uint8Array
  readonly ends: Uint8Array
  readonly #lexicon: Lexicon
  readonly #text: string
  readonly #forward: Float32Array
  readonly #backward: Float32Array
  /** Steps by the place they begin at: length, cost, kind, tag; `#first[at]` is the first of a place. */
  #steps = new Int32Array(4096)
  #count = 0
  readonly #first: Int32Array

  constructor(text: string, from: number, to: number, lexicon: Lexicon) {
    const length = to - from
    this.from = from
    this.length = length
    this.#lexicon = lexicon
    this.#text = text
    this.wordStart = new Int32Array(length)
    this.wordLength = new Uint8Array(length)
    this.wordTag = new Uint8Array(length)
    this.begins = new Uint8Array(length).fill(out)
    this.beginsLength = new Uint8Array(length)
    this.beginsKind = new Uint8Array(length)
    this.covers = new Uint8Array(length).fill(out)
    this.ends = new Uint8Array(length).fill(out)
    this.#first = new Int32Array(length + 1)
    this.#forward = new Float32Array(length + 1).fill(1e9)
    this.#backward = new Float32Array(length + 1).fill(1e9)
    for (let at = 0; at < length; at += 1) {
      this.#first[at] = this.#count
      this.#addWords(at)
      this.#addNames(at)
    }
    this.#first[length] = this.#count
    this.#goThrough()
    this.#weighNames()
  }

  #add(length: number, cost: number, kind: number, tag: number): void {
    if (this.#count + 4 > this.#steps.length) {
      const longer = new Int32Array(2 * this.#steps.length)
      longer.set(this.#steps)
      this.#steps = longer
    }
    this.#steps[this.#count] = length
    this.#steps[this.#count + 1] = cost
    this.#steps[this.#count + 2] = kind
    this.#steps[this.#count + 3] = tag
    this.#count += 4
  }

  #addWords(at: number): void {
    const text = this.#text
    const start = this.from + at
    const most = Math.min(longestWord, this.length - at)
    let hash = hashWords(hashStart, text, start, start + 1)
    const single = this.#lexicon.find(stir(hash))
    this.#add(1, single === 0 ? unknownCost : single & 255, stepKinds.word, single >> 8)
    for (let length = 2; length <= most; length += 1) {
      hash = hashWords(hash, text, start + length - 1, start + length)
      const word = this.#lexicon.find(stir(hash))
      if (word > 0) this.#add(length, word & 255, stepKinds.word, word >> 8)
    }
  }

  #addNames(at: number): void {
    const text = this.#text
    const start = this.from + at
    const left = this.length - at
    const family = surnameLength(text, start)
    if (family > 0 && family < left) {
      const own = family === 2 ? rareFamilyCost : this.#part(at, nameParts.family)
      const cost = own === never ? rareFamilyCost : own
      const only = this.#part(at + family, nameParts.only)
      if (only < never) this.#add(family + 1, cost + only + (nameCosts[stepKinds.short] ?? 0), stepKinds.short, 0)
      const first = this.#part(at + family, nameParts.first)
      const second = family + 2 <= left ? this.#part(at + family + 1, nameParts.second) : never
      if (first < never && second < never)
        this.#add(family + 2, cost + first + second + (nameCosts[stepKinds.long] ?? 0), stepKinds.long, 0)
    }
    let cost = nameCosts[stepKinds.foreign] ?? 0
    for (let length = 1; length <= Math.min(longestForeign, left); length += 1) {
      const sound = this.#part(at + length - 1, nameParts.sound)
      if (sound === never) return
      cost += sound
      if (length >= 2) this.#add(length, cost, stepKinds.foreign, 0)
    }
  }

  #part(at: number, part: number): number {
    return this.#lexicon.part(this.#text.charCodeAt(this.from + at), part)
  }

  #goThrough(): void {
    const [steps, forward, length] = [this.#steps, this.#forward, this.length]
    const came = new Int32Array(length + 1)
    forward[0] = 0
    for (let at = 0; at < length; at += 1)
      for (let step = this.#first[at] ?? 0; step < (this.#first[at + 1] ?? 0); step += 4) {
        const to = at + (steps[step] ?? 1)
        const cost = (forward[at] ?? 0) + (steps[step + 1] ?? 0)
        if (cost >= (forward[to] ?? 0)) continue
        forward[to] = cost
        came[to] = step
      }
    this.#cutWords(came)
    this.#goBack()
  }

  #goBack(): void {
    const [steps, backward, length] = [this.#steps, this.#backward, this.length]
    backward[length] = 0
    for (let at = length - 1; at >= 0; at -= 1)
      for (let step = this.#first[at] ?? 0; step < (this.#first[at + 1] ?? 0); step += 4)
        backward[at] = Math.min(backward[at] ?? 0, (backward[at + (steps[step] ?? 1)] ?? 0) + (steps[step + 1] ?? 0))
  }

  /** @param came - the step by which each place is reached most cheaply. */
  #cutWords(came: Int32Array): void {
    const [steps, length] = [this.#steps, this.length]
    for (let end = length; end > 0; ) {
      const step = came[end] ?? 0
      const long = steps[step] ?? 1
      const kind = steps[step + 2] ?? 0
      this.wordStart.fill(end - long, end - long, end)
      this.wordLength.fill(long, end - long, end)
      this.wordTag.fill(kind > 0 ? 200 + kind : (steps[step + 3] ?? 0), end - long, end)
      end -= long
    }
  }

  #weighNames(): void {
    const [steps, forward, backward] = [this.#steps, this.#forward, this.#backward]
    const cheapest = forward[this.length] ?? 0
    for (let at = 0; at < this.length; at += 1)
      for (let step = this.#first[at] ?? 0; step < (this.#first[at + 1] ?? 0); step += 4) {
        if (steps[step + 2] === stepKinds.word) continue
        const end = at + (steps[step] ?? 1)
        const whole = (forward[at] ?? 0) + (steps[step + 1] ?? 0) + (backward[end] ?? 0)
        const dearer = Math.min(out - 1, Math.floor((whole - cheapest) / costScale))
        if (dearer < (this.begins[at] ?? 0)) {
          this.begins[at] = dearer
          this.beginsLength[at] = end - at
          this.beginsKind[at] = steps[step + 2] ?? 0
        }
        for (let inside = at + 1; inside < end - 1; inside += 1)
          this.covers[inside] = Math.min(this.covers[inside] ?? out, dearer)
        this.ends[end - 1] = Math.min(this.ends[end - 1] ?? out, dearer)
      }
  }
}
