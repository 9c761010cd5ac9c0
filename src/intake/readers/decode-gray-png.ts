import { inflateSync } from 'node:zlib'
import type { GrayImage } from './gray-image.ts'

/**
 * Decodes the one kind of PNG that the recogniser writes for a grey image: eight bits of grey, not interlaced.
 *
 * @throws Error for any other PNG; files of users are never decoded here.
 */
export function decodeGrayPng(png: Buffer): GrayImage {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const isGray8 = png[24] === 8 && png[25] === 0 && png[28] === 0
  if (!isGray8) throw new Error('not an eight-bit grey PNG')
  const rows = inflateSync(imageData(png), { maxOutputLength: (width + 1) * height })
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) unfilterRow(rows, data, width, y)
  return { width, height, data }
}

function imageData(png: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return Buffer.concat(parts)
}

/** PNG (third edition), 9.2: each byte is stored as its difference from what its neighbours foretell. */
function unfilterRow(rows: Buffer, data: Uint8Array, width: number, y: number): void {
  const filter = rows[y * (width + 1)] ?? 0
  const from = y * (width + 1) + 1
  const to = y * width
  for (let x = 0; x < width; x += 1) {
    const left = x === 0 ? 0 : (data[to + x - 1] ?? 0)
    const up = y === 0 ? 0 : (data[to + x - width] ?? 0)
    const corner = x === 0 || y === 0 ? 0 : (data[to + x - width - 1] ?? 0)
    data[to + x] = (rows[from + x] ?? 0) + foretold(filter, left, up, corner)
  }
}

function foretold(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const estimate = left + up - corner
  const [byLeft, byUp, byCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}
