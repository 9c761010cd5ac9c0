import type { GrayImage } from './gray-image.ts'

/** Where a page has ink, in cells of `cell` × `cell` pixels; 1 is ink. */
export type InkMap = {
  readonly width: number
  readonly height: number
  readonly cell: number
  readonly ink: Uint8Array
}

/** Enough for the white between lines of small print to show on a whole newspaper page. */
const longestSide = 2200
/** Of the brightness around it, below which a cell is ink; relative, so that shadows on a photograph are not. */
const inkShare = 0.72

/** Tells ink from paper by comparing each cell's darkest pixel with the brightness around it. */
export function inkMapOf(image: GrayImage): InkMap {
  const cell = Math.max(1, Math.ceil(Math.max(image.width, image.height) / longestSide))
  const width = Math.ceil(image.width / cell)
  const height = Math.ceil(image.height / cell)
  const { darkest, mean } = reduce(image, cell, width, height)
  const around = blurred(mean, width, height, Math.max(8, Math.round(Math.max(width, height) / 40)))
  const ink = new Uint8Array(width * height)
  for (let at = 0; at < ink.length; at += 1) ink[at] = (darkest[at] ?? 255) < (around[at] ?? 0) * inkShare ? 1 : 0
  return { width, height, cell, ink }
}

function reduce(image: GrayImage, cell: number, width: number, height: number) {
  const darkest = new Uint8Array(width * height).fill(255)
  const sums = new Float64Array(width * height)
  const counts = new Uint32Array(width * height)
  for (let y = 0; y < image.height; y += 1) {
    const row = Math.floor(y / cell) * width
    for (let x = 0; x < image.width; x += 1) {
      const value = image.data[y * image.width + x] ?? 255
      const at = row + Math.floor(x / cell)
      if (value < (darkest[at] ?? 0)) darkest[at] = value
      sums[at] = (sums[at] ?? 0) + value
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  return { darkest, mean: sums.map((sum, at) => sum / Math.max(1, counts[at] ?? 1)) }
}

/** The mean over a square of `radius` cells each way, by running sums. */
function blurred(values: Float64Array, width: number, height: number, radius: number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      row += values[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  const means = new Float64Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - radius), Math.min(height, y + radius + 1)]
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - radius), Math.min(width, x + radius + 1)]
      const corner = (cx: number, cy: number) => sums[cy * (width + 1) + cx] ?? 0
      const sum = corner(right, bottom) - corner(left, bottom) - corner(right, top) + corner(left, top)
      means[y * width + x] = sum / ((bottom - top) * (right - left))
    }
  }
  return means
}
