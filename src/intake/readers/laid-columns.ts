import type { GrayImage } from './gray-image.ts'
import type { InkMap } from './ink-map.ts'
import { boxAround, covered, down, type Interval, type PageBox } from './page-box.ts'

/**
 * Text that runs down a page, laid on its side: its columns, from right to left, are lines from top to bottom, and what
 * puts lines into reading order serves for both. `x` counts from the top of the page, `y` from its right edge.
 */
export function layInk({ width, height, cell, ink }: InkMap): InkMap {
  const laid = new Uint8Array(ink.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (ink[y * width + x] === 1) laid[(width - 1 - x) * height + y] = 1
    }
  }
  return { width: height, height: width, cell, ink: laid }
}

/** A column laid as a line, and the same line with its characters turned upright again. */
export type LaidColumn = { readonly place: PageBox; readonly image: GrayImage }

/** The columns of a block of laid ink, in order, each with its characters upright side by side. */
export function layColumns(page: GrayImage, laid: InkMap, block: readonly PageBox[], body: number): LaidColumn[] {
  return covered(block.map(down), 0).map((row) => {
    const place = boxAround(block.filter((box) => box.y0 >= row.start && box.y1 <= row.end))
    const size = Math.max(place.y1 - place.y0, body * 0.9)
    return { place: { ...place, size }, image: layCharacters(page, laid, place, size) }
  })
}

/** How far along a laid column each of its characters reaches. */
function characterCells(laid: InkMap, { x0, x1, y0, y1 }: PageBox, size: number): Interval[] {
  const inked: Interval[] = []
  for (let x = Math.floor(x0 / laid.cell); x < x1 / laid.cell; x += 1) {
    let isInked = false
    for (let y = Math.floor(y0 / laid.cell); y < y1 / laid.cell && !isInked; y += 1) {
      isInked = laid.ink[y * laid.width + x] === 1
    }
    if (isInked) inked.push({ start: x * laid.cell, end: (x + 1) * laid.cell })
  }
  return characters(covered(inked, 1), size)
}

/** Puts pieces of ink together, the nearest first, as long as they are no longer than a character. */
function characters(pieces: readonly Interval[], size: number): Interval[] {
  const joined = [...pieces]
  for (;;) {
    let nearest = -1
    let least = Number.POSITIVE_INFINITY
    for (const [at, { start }] of joined.entries()) {
      const next = joined[at + 1]
      if (next === undefined || next.end - start > size * 1.06) continue
      const gap = next.start - (joined[at]?.end ?? start)
      if (gap >= least) continue
      nearest = at
      least = gap
    }
    const [first, second] = joined.slice(nearest, nearest + 2)
    if (nearest === -1 || first === undefined || second === undefined) return joined
    joined.splice(nearest, 2, { start: first.start, end: second.end })
  }
}

function layCharacters(page: GrayImage, laid: InkMap, place: PageBox, size: number): GrayImage {
  const cells = characterCells(laid, place, size)
  const step = Math.ceil(size * 1.08)
  const line = { width: step * Math.max(1, cells.length), height: Math.ceil(size * 1.1) }
  const data = new Uint8Array(line.width * line.height).fill(255)
  const edge = laid.height * laid.cell
  const column = { start: edge - place.y1, end: edge - place.y0 }
  for (const [at, cell] of cells.entries()) {
    const height = Math.min(cell.end - cell.start, line.height)
    // A comma stands at the upper right of its place in a column and at the lower left of its place in a line.
    const isMark = height < size * 0.45 && isInkLeftEmpty(page, column, cell)
    const top = Math.floor(isMark ? size - height : (size - height) / 2)
    const shift = isMark ? Math.round((column.end - column.start) * 0.45) : 0
    for (let y = 0; y < height; y += 1) {
      for (let x = shift; x < column.end - column.start && x - shift < step; x += 1) {
        const to = (Math.max(0, top) + y) * line.width + at * step + x - shift
        data[to] = page.data[(cell.start + y) * page.width + column.start + x] ?? 255
      }
    }
  }
  return { ...line, data }
}

/** Whether the left two fifths of a cell are paper. */
function isInkLeftEmpty(page: GrayImage, column: Interval, cell: Interval): boolean {
  const end = column.start + (column.end - column.start) * 0.4
  let darkest = 255
  for (let y = cell.start; y < cell.end; y += 1) {
    for (let x = column.start; x < end; x += 1) darkest = Math.min(darkest, page.data[y * page.width + x] ?? 255)
  }
  return darkest > 140
}
