import type { GrayImage } from './gray-image.ts'

const cellSize = 48
/** Of the pixels of a cell, how many are darker than what is taken for its paper. */
const paperShare = 0.8
/** Paper this bright everywhere needs no correction. */
const white = 235
/** Darker ground is no paper in shadow but print, such as a headline in white on black. */
const darkestPaper = 90

/**
 * The same page in even light: every pixel relative to the paper around it, so that yellowed paper and shadows become
 * white. Recognition sets one threshold for each block, which a shadow across it defeats.
 */
export function evenLight(image: GrayImage): GrayImage {
  const columns = Math.ceil(image.width / cellSize)
  const rows = Math.ceil(image.height / cellSize)
  const paper = paperOf(image, columns, rows)
  if (paper.every((brightness) => brightness >= white)) return image

  const data = new Uint8Array(image.data.length)
  for (let y = 0; y < image.height; y += 1) {
    const v = Math.min(rows - 1, Math.max(0, y / cellSize - 0.5))
    const top = Math.floor(v) * columns
    const bottom = Math.min(rows - 1, Math.floor(v) + 1) * columns
    for (let x = 0; x < image.width; x += 1) {
      const u = Math.min(columns - 1, Math.max(0, x / cellSize - 0.5))
      const left = Math.floor(u)
      const right = Math.min(columns - 1, left + 1)
      const upper = mix(paper[top + left], paper[top + right], u - left)
      const lower = mix(paper[bottom + left], paper[bottom + right], u - left)
      const at = y * image.width + x
      data[at] = Math.min(255, ((image.data[at] ?? 255) * 255) / mix(upper, lower, v - Math.floor(v)))
    }
  }
  return { ...image, data }
}

/** The brightness of the paper in each cell. */
function paperOf(image: GrayImage, columns: number, rows: number): Float64Array {
  const paper = new Float64Array(columns * rows)
  const counts = new Uint32Array(256)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0)
      let seen = 0
      for (let y = row * cellSize; y < Math.min(image.height, (row + 1) * cellSize); y += 2) {
        for (let x = column * cellSize; x < Math.min(image.width, (column + 1) * cellSize); x += 2) {
          const value = image.data[y * image.width + x] ?? 255
          counts[value] = (counts[value] ?? 0) + 1
          seen += 1
        }
      }
      const brightness = percentile(counts, seen * paperShare)
      paper[row * columns + column] = brightness < darkestPaper ? 255 : brightness
    }
  }
  return paper
}

function percentile(counts: Uint32Array, wanted: number): number {
  let passed = 0
  for (const [value, count] of counts.entries()) {
    passed += count
    if (passed >= wanted) return value
  }
  return 255
}

function mix(a = 255, b = 255, share: number): number {
  return a + (b - a) * share
}
