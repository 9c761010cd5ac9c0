import { readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { type WordTable, wordTableSize } from './word-table.ts'

/** What each sign says for a name, and the words known. */
export type NameWeights = {
  /** One number a sign, in units of `scale`; a sign's place is its hash modulo their number, a power of two. */
  readonly signs: Int8Array | Float32Array
  /** The same for the kinds of people: four numbers a sign, one for each kind. */
  readonly kinds: Int8Array | Float32Array
  readonly scale: number
  readonly words: WordTable
}

/** Rows for the signs of kinds. */
export const kindRows = 2 ** 14

const file = new URL('./name-weights.br', import.meta.url)
let loaded: NameWeights | undefined

/** The weights that ship with the reader; read once. */
export function nameWeights(): NameWeights {
  loaded ??= unpackNameWeights(readFileSync(file))
  return loaded
}

/** Packs weights into 8 bits each, the classes of words into two, compressed. */
export function packNameWeights({ signs, kinds, words }: NameWeights): Buffer {
  let highest = 0
  for (const values of [signs, kinds]) for (const value of values) highest = Math.max(highest, Math.abs(value))
  const scale = highest / 127
  const head = Buffer.alloc(4)
  head.writeFloatLE(scale)
  const packed = new Uint8Array(wordTableSize / 4)
  for (let at = 0; at < wordTableSize; at += 1)
    packed[at >> 2] = (packed[at >> 2] ?? 0) | ((words[at] ?? 0) << (2 * (at & 3)))
  const small = (values: Int8Array | Float32Array) =>
    Buffer.from(Int8Array.from(values, (value) => Math.round(value / scale)).buffer)
  return brotliCompressSync(Buffer.concat([head, packed, small(kinds), small(signs)]))
}

/** Throws where the bytes are not packed weights. */
export function unpackNameWeights(bytes: Uint8Array): NameWeights {
  const plain = brotliDecompressSync(bytes)
  const from = 4 + wordTableSize / 4 + kindRows * 4
  const count = plain.length - from
  if (count <= 0 || (count & (count - 1)) !== 0) throw new Error('name weights are damaged')
  const words = new Uint8Array(wordTableSize)
  for (let at = 0; at < wordTableSize; at += 1) words[at] = ((plain[4 + (at >> 2)] ?? 0) >> (2 * (at & 3))) & 3
  const numbers = (at: number, length: number) => new Int8Array(plain.buffer, plain.byteOffset + at, length)
  return {
    signs: numbers(from, count),
    kinds: numbers(from - kindRows * 4, kindRows * 4),
    scale: plain.readFloatLE(0),
    words,
  }
}
