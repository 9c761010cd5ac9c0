import type { PictureFormat } from './source-format.ts'
import { listTiffPages } from './tiff-pages.ts'

export type PictureSize = { readonly width: number; readonly height: number }

/** The width and height that a picture's header states (for a TIFF, of its largest page), before anything is decoded; null when it states none. */
export function pictureSize(bytes: Uint8Array, format: PictureFormat): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = readers[format](view, bytes)
    return size !== null && size.width > 0 && size.height > 0 ? size : null
  } catch (error) {
    // A header that ends early is read past its end.
    if (error instanceof RangeError) return null
    throw error
  }
}

const readers: Record<PictureFormat, (view: DataView, bytes: Uint8Array) => PictureSize | null> = {
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  jpeg: jpegSize,
  webp: webpSize,
  bmp: bmpSize,
  tiff: (_view, bytes) => {
    const pages = listTiffPages(bytes)
    return pages.reduce<PictureSize | null>((largest, page) => {
      return largest === null || page.width * page.height > largest.width * largest.height ? page : largest
    }, null)
  },
}

/** Walks the segments to the frame header (ITU T.81, B.2.2). */
function jpegSize(view: DataView): PictureSize | null {
  let at = 2
  while (at < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker === 0xd9 || marker === 0xda) return null
    const isBare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
    at += isBare ? 2 : 2 + view.getUint16(at + 2)
  }
  return null
}

/** The three kinds of first chunk (RFC 9649). */
function webpSize(view: DataView, bytes: Uint8Array): PictureSize | null {
  const kind = String.fromCharCode(...bytes.subarray(12, 16))
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (kind === 'VP8L') {
    const packed = view.getUint32(21, true)
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
  }
  if (kind !== 'VP8X') return null
  const of24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  return { width: of24(24) + 1, height: of24(27) + 1 }
}

function bmpSize(view: DataView): PictureSize {
  if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) }
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
}
