import type { GrayImage } from './gray-image.ts'
import { after, inverse } from './matrix.ts'
import type { PdfImage, PdfPixels } from './pdf-images.ts'
import { sourceLimits } from './source-limits.ts'

/** Beyond 400 dpi nothing is gained. */
const finest = 400 / 72
/** Smaller pictures on a page without text are ornaments. */
const leastShare = 0.1

type PageSize = { readonly width: number; readonly height: number }

/**
 * Paints a page's images on white paper, as fine as the finest of the larger ones is, so that a scan in strips, turned
 * or placed beside others, is one upright picture. Null when no image covers a tenth of the page.
 */
export function rasterOfPage(images: readonly PdfImage[], page: PageSize): GrayImage | null {
  const strips = images.filter((image) => image.pixels !== null)
  if (strips.reduce((sum, image) => sum + coveredShare(image, page), 0) < leastShare) return null
  const large = strips.filter((image) => coveredShare(image, page) > leastShare)
  const chosen = large.length > 0 ? large : strips

  const density = Math.max(...chosen.map((image) => image.width / Math.hypot(image.place[0], image.place[1])))
  const most = Math.sqrt(sourceLimits.imagePixels / (page.width * page.height))
  const scale = Math.min(Math.max(density, 1), finest, most)
  const width = Math.max(1, Math.round(page.width * scale))
  const height = Math.max(1, Math.round(page.height * scale))
  const raster: GrayImage = { width, height, data: new Uint8Array(width * height).fill(255) }
  for (const image of strips) if (image.pixels !== null) paint(raster, image, image.pixels, scale)
  return raster
}

/** How much of a page an image covers, 0..1. */
export function coveredShare({ place: [a, b, c, d] }: PdfImage, page: PageSize): number {
  return Math.abs(a * d - b * c) / (page.width * page.height)
}

/** Each point of the paper inside the image takes the image's point there; the first row of an image is at the top of its square. */
function paint(raster: GrayImage, image: PdfImage, pixels: PdfPixels, scale: number): void {
  const onRaster = after([scale, 0, 0, scale, 0, 0], image.place)
  const back = inverse(onRaster)
  if (back === null) return
  const [a, b, c, d, e, f] = onRaster
  const xs = [e, e + a, e + c, e + a + c]
  const ys = [f, f + b, f + d, f + b + d]
  const [x0, x1] = [Math.max(0, Math.floor(Math.min(...xs))), Math.min(raster.width, Math.ceil(Math.max(...xs)))]
  const [y0, y1] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(raster.height, Math.ceil(Math.max(...ys)))]
  for (let y = y0; y < y1; y += 1) {
    for (let x = x0; x < x1; x += 1) {
      const u = back[0] * (x + 0.5) + back[2] * (y + 0.5) + back[4]
      const v = back[1] * (x + 0.5) + back[3] * (y + 0.5) + back[5]
      if (u < 0 || u >= 1 || v <= 0 || v > 1) continue
      const column = Math.floor(u * image.width)
      const row = Math.min(image.height - 1, Math.floor((1 - v) * image.height))
      raster.data[y * raster.width + x] = brightness(pixels, image.width, column, row)
    }
  }
}

function brightness({ kind, data }: PdfPixels, width: number, x: number, y: number): number {
  if (kind === 'bits') return ((data[y * Math.ceil(width / 8) + (x >> 3)] ?? 255) >> (7 - (x & 7))) & 1 ? 255 : 0
  const step = kind === 'rgb' ? 3 : 4
  const at = (y * width + x) * step
  const gray = (data[at] ?? 255) * 0.299 + (data[at + 1] ?? 255) * 0.587 + (data[at + 2] ?? 255) * 0.114
  const opacity = kind === 'rgba' ? (data[at + 3] ?? 255) / 255 : 1
  return Math.round(gray * opacity + 255 * (1 - opacity))
}
