import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

const file = new URL('./word-kinds.br', import.meta.url)
let loaded: WordKinds | undefined

/** The kinds that ship with the reader; read once. */
export function wordKinds(): WordKinds {
  loaded ??= unpack(readFileSync(file))
  return loaded
}

/**
 * Words of one and two characters by kind: words of one kind stand beside the same words (村民 and 居民, 部门 and
 * 机构), so that what is learned of one holds for those never met. Where the kinds come from: docs/decisions/0010.
 */
export class WordKinds {
  readonly #keys: Uint32Array
  readonly #kinds: Int16Array
  readonly #mask: number

  /** @param words - the hash of each word (see `hashOf`) with its kind, from 0 on. */
  constructor(words: Iterable<readonly [hash: number, kind: number]>, count: number) {
    const room = 2 ** Math.ceil(Math.log2(4 * count + 1))
    this.#keys = new Uint32Array(room)
    this.#kinds = new Int16Array(room).fill(-1)
    this.#mask = room - 1
    for (const [hash, kind] of words) {
      const at = this.#placeOf(hash)
      this.#keys[at] = hash
      this.#kinds[at] = kind
    }
  }

  /**
   * Writes the kind of each word in [start, end) to `into`, from `to` on: a word of two characters where there is one,
   * else one character; -1 for what is no known word. `into` must have room for as many as there are characters.
   *
   * @returns the place behind the last one written.
   */
  write(text: string, start: number, end: number, into: Int16Array, to: number): number {
    let place = to
    for (let at = start; at < end; place += 1) {
      const two = at + 1 < end ? this.#kindOf(hashOf(text.charCodeAt(at), text.charCodeAt(at + 1))) : -1
      into[place] = two >= 0 ? two : this.#kindOf(hashOf(text.charCodeAt(at), 0))
      at += two >= 0 ? 2 : 1
    }
    return place
  }

  #kindOf(hash: number): number {
    return this.#kinds[this.#placeOf(hash)] ?? -1
  }

  #placeOf(hash: number): number {
    let at = (hash >>> 7) & this.#mask
    while ((this.#kinds[at] ?? -1) >= 0 && this.#keys[at] !== hash) at = (at + 1) & this.#mask
    return at
  }
}

/** The hash of a word of one character (`second` is 0) or two. */
export function hashOf(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> 0
}

/** Hashes in rising order as differences of 32 bits, then their kinds, of 16. */
function unpack(packed: Uint8Array): WordKinds {
  const plain = brotliDecompressSync(packed)
  const count = plain.readUInt32LE(0)
  if (plain.length !== 4 + 6 * count) throw new Error('kinds of words are damaged')
  let hash = 0
  const words = Array.from({ length: count }, (_, one): readonly [number, number] => {
    hash += plain.readUInt32LE(4 + 4 * one)
    return [hash, plain.readUInt16LE(4 + 4 * count + 2 * one)]
  })
  return new WordKinds(words, count)
}
