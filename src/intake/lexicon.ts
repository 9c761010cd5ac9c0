import { readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { hashStart, hashWords, stir } from './text-hash.ts'

/** The longest word looked for. */
export const longestWord = 5

/** A word: the hash of its characters (see `wordHash`), what it costs in a row of words, and its part of speech. */
export type LexiconWord = { readonly hash: number; readonly cost: number; readonly tag: number }

/** What a character costs in each part of a name, in the order of `nameParts`. */
export type NamePartCosts = { readonly unit: number; readonly costs: readonly number[] }

/** Family name, first and second character of a given name of two, a given name of one, written for a foreign sound. */
export const nameParts = { family: 0, first: 1, second: 2, only: 3, sound: 4 } as const
export const namePartCount = 5

/** Costs are logarithms of how seldom something is, four to a unit, so that they go into a byte. */
export const costScale = 4
/** No cost: the character does not stand there. */
export const never = 255

const file = new URL('./lexicon.br', import.meta.url)
let loaded: Lexicon | undefined

/** The words that ship with the reader; read once. */
export function lexicon(): Lexicon {
  loaded ??= unpackLexicon(readFileSync(file))
  return loaded
}

/** Hash of the word in [from, to). */
export const wordHash = (text: string, from: number, to: number): number => stir(hashWords(hashStart, text, from, to))

/** Words with how seldom they are and what part of speech, by hash; and which characters names are made of. */
export class Lexicon {
  readonly #keys: Uint32Array
  readonly #values: Uint16Array
  readonly #mask: number
  readonly #parts: Uint8Array

  constructor(words: readonly LexiconWord[], parts: readonly NamePartCosts[]) {
    const room = 2 ** Math.ceil(Math.log2(2 * words.length + 1))
    this.#keys = new Uint32Array(room)
    this.#values = new Uint16Array(room)
    this.#mask = room - 1
    for (const { hash, cost, tag } of words) {
      const at = this.#placeOf(hash)
      this.#keys[at] = hash
      this.#values[at] = ((tag + 1) << 8) | cost
    }
    this.#parts = new Uint8Array(0x10000 * namePartCount).fill(never)
    for (const { unit, costs } of parts) this.#parts.set(costs, unit * namePartCount)
  }

  /** Tag and cost of the word with this hash as (tag + 1) * 256 + cost; 0 where there is none. */
  find(hash: number): number {
    return this.#values[this.#placeOf(hash)] ?? 0
  }

  /** What the character costs as a part of a name. */
  part(unit: number, part: number): number {
    return this.#parts[(unit & 0xffff) * namePartCount + part] ?? never
  }

  #placeOf(hash: number): number {
    let at = (hash >>> 9) & this.#mask
    while ((this.#values[at] ?? 0) > 0 && this.#keys[at] !== hash) at = (at + 1) & this.#mask
    return at
  }
}

/** Packs words, in rising order of their hashes as differences, and characters. */
export function packLexicon(words: readonly LexiconWord[], parts: readonly NamePartCosts[]): Buffer {
  const sorted = words.toSorted((a, b) => a.hash - b.hash)
  const head = Buffer.alloc(8)
  head.writeUInt32LE(sorted.length, 0)
  head.writeUInt32LE(parts.length, 4)
  const gaps = Buffer.alloc(4 * sorted.length)
  let before = 0
  for (const [at, { hash }] of sorted.entries()) {
    gaps.writeUInt32LE(hash - before, 4 * at)
    before = hash
  }
  const units = Buffer.from(Uint16Array.from(parts, ({ unit }) => unit).buffer)
  return brotliCompressSync(
    Buffer.concat([
      head,
      gaps,
      Buffer.from(sorted.map(({ cost }) => cost)),
      Buffer.from(sorted.map(({ tag }) => tag)),
      units,
      Buffer.from(parts.flatMap(({ costs }) => costs)),
    ]),
  )
}

/** Throws where the bytes are not a packed lexicon. */
export function unpackLexicon(packed: Uint8Array): Lexicon {
  const plain = brotliDecompressSync(packed)
  const [count, characters] = [plain.readUInt32LE(0), plain.readUInt32LE(4)]
  const costs = 8 + 4 * count
  const units = costs + 2 * count
  if (plain.length !== units + (2 + namePartCount) * characters) throw new Error('the lexicon is damaged')
  let hash = 0
  const words = Array.from({ length: count }, (_, at): LexiconWord => {
    hash += plain.readUInt32LE(8 + 4 * at)
    return { hash, cost: plain.readUInt8(costs + at), tag: plain.readUInt8(costs + count + at) }
  })
  const from = units + 2 * characters
  const parts = Array.from(
    { length: characters },
    (_, at): NamePartCosts => ({
      unit: plain.readUInt16LE(units + 2 * at),
      costs: [...plain.subarray(from + at * namePartCount, from + (at + 1) * namePartCount)],
    }),
  )
  return new Lexicon(words, parts)
}
