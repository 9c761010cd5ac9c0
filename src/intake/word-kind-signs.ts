import type { Segment } from './item-segments.ts'
import type { SignList } from './sign-list.ts'
import { wordKinds } from './word-kinds.ts'

/** The signs of which kinds of words a segment begins and ends with, and its neighbours do. */
export class WordKindSigns {
  readonly #text: string
  readonly #segments: readonly Segment[]
  readonly #list: SignList
  /** The kinds of the words of all segments, one after another. */
  readonly #kinds: Int16Array
  /** Where those of each segment begin, and behind the last where they end. */
  readonly #from: Int32Array

  constructor(text: string, segments: readonly Segment[], list: SignList) {
    this.#text = text
    this.#segments = segments
    this.#list = list
    this.#kinds = new Int16Array(text.length)
    this.#from = new Int32Array(segments.length + 1)
    const known = wordKinds()
    for (let at = 0; at < segments.length; at += 1) {
      const { start, end } = segments[at] ?? { start: 0, end: 0 }
      this.#from[at + 1] = known.write(text, start, end, this.#kinds, this.#from[at] ?? 0)
    }
  }

  /** Adds the signs of the segment at `at`. */
  add(at: number): void {
    const segment = this.#segments[at]
    if (segment === undefined) return
    this.#list.add(111, this.#first(at))
    this.#list.add(112, this.#last(at))
    const before = this.#segments[at - 1]
    if (before !== undefined) this.#beside(113, at - 1, this.#mark(before.end, segment.start))
    const behind = this.#segments[at + 1]
    if (behind !== undefined) this.#beside(115, at + 1, this.#mark(segment.end, behind.start))
  }

  #beside(template: number, at: number, mark: number): void {
    this.#list.add(template, this.#first(at), mark)
    this.#list.add(template + 1, this.#last(at), mark)
  }

  #first(at: number): number {
    return this.#kinds[this.#from[at] ?? 0] ?? -1
  }

  #last(at: number): number {
    return this.#kinds[(this.#from[at + 1] ?? 0) - 1] ?? -1
  }

  #mark(from: number, to: number): number {
    return from < to ? this.#text.charCodeAt(from) : 0
  }
}
