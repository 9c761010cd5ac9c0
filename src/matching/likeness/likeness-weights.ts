import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import type { DecisionTrees } from './decision-trees.ts'
import { differencePlaces } from './difference-words.ts'
import { TermRarity } from './term-rarity.ts'

/** One measure of likeness as it was learned: what differences are worth, and trees that judge that among other signs. */
export type LearnedMeasure = {
  readonly linear: { readonly base: number; readonly scale: number; readonly differences: Int8Array }
  readonly trees: DecisionTrees
}

export type LikenessWeights = {
  readonly rarity: TermRarity
  readonly asked: LearnedMeasure
  readonly said: LearnedMeasure
}

export const rarityPlaces = 2 ** 16
const headBytes = 20

export function packLikeness(rarity: Uint8Array, asked: LearnedMeasure, said: LearnedMeasure): Buffer {
  return brotliCompressSync(Buffer.concat([rarity, packMeasure(asked), packMeasure(said)]))
}

/** Throws where the bytes are not packed weights. */
export function unpackLikeness(packed: Uint8Array): LikenessWeights {
  const plain = brotliDecompressSync(packed)
  const rarity = new TermRarity(plain.subarray(0, rarityPlaces))
  const asked = unpackMeasure(plain, rarityPlaces)
  const said = unpackMeasure(plain, asked.end)
  if (said.end !== plain.length) throw new Error('these are no weights of likeness')
  return { rarity, asked: asked.measure, said: said.measure }
}

function packMeasure({ linear, trees }: LearnedMeasure): Buffer {
  const head = Buffer.alloc(headBytes)
  head.writeFloatLE(linear.base, 0)
  head.writeFloatLE(linear.scale, 4)
  head.writeFloatLE(trees.base, 8)
  head.writeUInt32LE(trees.roots.length, 12)
  head.writeUInt32LE(trees.signs.length, 16)
  return Buffer.concat([
    head,
    Buffer.from(linear.differences.buffer),
    bytesOf(trees.roots),
    Buffer.from(trees.signs),
    bytesOf(trees.values),
    bytesOf(trees.right),
  ])
}

function bytesOf(numbers: Uint16Array | Float32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

function unpackMeasure(plain: Buffer, from: number): { readonly measure: LearnedMeasure; readonly end: number } {
  const [roots, nodes] = [plain.readUInt32LE(from + 12), plain.readUInt32LE(from + 16)]
  let at = from + headBytes
  const take = (bytes: number): ArrayBuffer => {
    const taken = plain.subarray(at, at + bytes)
    at += bytes
    return Uint8Array.from(taken).buffer
  }
  const measure = {
    linear: {
      base: plain.readFloatLE(from),
      scale: plain.readFloatLE(from + 4),
      differences: new Int8Array(take(differencePlaces)),
    },
    trees: {
      base: plain.readFloatLE(from + 8),
      roots: new Uint16Array(take(2 * roots)),
      signs: new Uint8Array(take(nodes)),
      values: new Float32Array(take(4 * nodes)),
      right: new Uint16Array(take(2 * nodes)),
    },
  }
  return { measure, end: at }
}
