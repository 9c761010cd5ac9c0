import { readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { labelCount } from './item-labels.ts'
import type { LabelSteps } from './label-path.ts'
import { PackedRows } from './packed-rows.ts'

const stepCount = (labelCount + 1) * labelCount
const file = new URL('./item-weights.br', import.meta.url)
let loaded: ReadyWeights | undefined

/** Weights as they are learned: a row of `labelCount` numbers a sign, at its hash modulo their number, a power of two. */
export type LearnedWeights = LabelSteps & { readonly signs: Float32Array }

/** The same, ready to be asked. */
export type ReadyWeights = LabelSteps & {
  readonly rows: PackedRows
  /** What one unit of the rows is worth. */
  readonly scale: number
}

/** The weights that ship with the reader; read once. */
export function itemWeights(): ReadyWeights {
  loaded ??= unpackWeights(readFileSync(file))
  return loaded
}

/**
 * Packs weights: a row of 8-bit numbers for every sign that says anything, the places of the rows as differences,
 * compressed.
 */
export function packWeights({ signs, steps }: LearnedWeights): Buffer {
  const rows = signs.length / labelCount
  let highest = 0
  for (const value of signs) highest = Math.max(highest, Math.abs(value))
  const scale = highest / 127
  const places: number[] = []
  const values: number[] = []
  let before = 0
  for (let row = 0; row < rows; row += 1) {
    const own = Array.from(signs.subarray(row * labelCount, (row + 1) * labelCount), (value) =>
      Math.round(value / scale),
    )
    if (own.every((value) => value === 0)) continue
    for (let gap = row - before; ; gap >>>= 7) {
      places.push(gap < 128 ? gap : (gap & 127) | 128)
      if (gap < 128) break
    }
    before = row
    values.push(...own)
  }
  const head = Buffer.alloc(12 + 4 * stepCount)
  head.writeUInt32LE(rows, 0)
  head.writeUInt32LE(values.length / labelCount, 4)
  head.writeFloatLE(scale, 8)
  for (let at = 0; at < stepCount; at += 1) head.writeFloatLE(steps[at] ?? 0, 12 + 4 * at)
  const plain = Buffer.concat([head, Buffer.from(places), Buffer.from(Int8Array.from(values).buffer)])
  return brotliCompressSync(plain)
}

/** Throws where the bytes are not packed weights. */
export function unpackWeights(packed: Uint8Array): ReadyWeights {
  const plain = brotliDecompressSync(packed)
  const rows = plain.readUInt32LE(0)
  const kept = plain.readUInt32LE(4)
  const scale = plain.readFloatLE(8)
  const steps = new Float32Array(stepCount)
  for (let at = 0; at < stepCount; at += 1) steps[at] = plain.readFloatLE(12 + 4 * at)
  const places = new Int32Array(kept)
  const values = plain.length - kept * labelCount
  let at = 12 + 4 * stepCount
  let row = 0
  for (let one = 0; one < kept; one += 1) {
    let gap = 0
    for (let shift = 0; ; shift += 7) {
      const byte = plain.readUInt8(at)
      at += 1
      gap |= (byte & 127) << shift
      if (byte < 128) break
    }
    row += gap
    places[one] = row
  }
  if (at !== values) throw new Error('item weights are damaged')
  const weight = (one: number, label: number) => plain.readInt8(values + one * labelCount + label)
  return { rows: new PackedRows(rows, places, weight), steps, scale }
}
