import { readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { itemKinds } from './reading.ts'

/** A number for each kind of item, in the order of `itemKinds`, and a last one for what is no item. */
export const kindCount = itemKinds.length + 1

/** What each sign says for each kind: `kindCount` numbers a sign, in units of `scale`, at its hash modulo their number, a power of two. */
export type ItemKindWeights = { readonly signs: Int8Array | Float32Array; readonly scale: number }

const file = new URL('./item-kind-weights.br', import.meta.url)
let loaded: ItemKindWeights | undefined

/** The weights that ship with the reader; read once. */
export function itemKindWeights(): ItemKindWeights {
  loaded ??= unpackKindWeights(readFileSync(file))
  return loaded
}

/** Packs weights into 8 bits each, compressed. */
export function packKindWeights(signs: Float32Array): Buffer {
  let highest = 0
  for (const value of signs) highest = Math.max(highest, Math.abs(value))
  const scale = Math.fround(highest / 127) || 1
  const head = Buffer.alloc(4)
  head.writeFloatLE(scale)
  const small = Int8Array.from(signs, (value) => Math.round(value / scale))
  return brotliCompressSync(Buffer.concat([head, Buffer.from(small.buffer)]))
}

/** Throws where the bytes are not packed weights. */
export function unpackKindWeights(packed: Uint8Array): ItemKindWeights {
  const plain = brotliDecompressSync(packed)
  const rows = (plain.length - 4) / kindCount
  if (!Number.isInteger(rows) || rows <= 0 || (rows & (rows - 1)) !== 0)
    throw new Error('weights of kinds of items are damaged')
  return { signs: new Int8Array(plain.buffer, plain.byteOffset + 4, plain.length - 4), scale: plain.readFloatLE(0) }
}
