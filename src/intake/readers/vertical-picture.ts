import type { GrayImage } from './gray-image.ts'
import { across, boxAround, covered, down, type Interval, type PageBox } from './page-box.ts'

/** A column of a picture's vertical text, laid as a line from left to right; `place` is the column turned the same way. */
export type LaidColumn = { readonly image: GrayImage; readonly place: PageBox }

/** Fewer pieces of ink may stand under one another by chance. */
const fewestPieces = 6

/**
 * Whether a block's ink is set from top to bottom (竖排): hardly any piece is wider than a character, and there is less
 * white under a piece than between lines.
 */
export function isVerticalBlock(block: readonly PageBox[], bodySize: number): boolean {
  const narrow = block.filter((box) => box.x1 - box.x0 < bodySize * 1.4)
  if (narrow.length < fewestPieces || narrow.length < block.length * 0.8) return false
  const gaps = columnsOf(block, bodySize).flatMap((column) => {
    const pieces = covered(inColumn(block, column).map(down), 0)
    return pieces.slice(1).map((piece, at) => piece.start - (pieces[at]?.end ?? piece.start))
  })
  const close = gaps.filter((gap) => gap < bodySize * 0.4)
  return gaps.length > 0 && close.length > gaps.length * 0.7
}

/** The columns of a vertical block, from right to left, their characters set side by side. */
export function layColumns(page: GrayImage, block: readonly PageBox[], bodySize: number): LaidColumn[] {
  const right = boxAround(block).x1
  return columnsOf(block, bodySize)
    .reverse()
    .map((column) => {
      const boxes = inColumn(block, column)
      const { x0, x1, y0, y1 } = boxAround(boxes)
      const size = Math.max(...boxes.map((box) => Math.max(box.x1 - box.x0, box.y1 - box.y0)))
      const place = { x0: y0, x1: y1, y0: right - x1, y1: right - x0, size }
      return { image: layCharacters(page, { start: x0, end: x1 }, characterCells(boxes, size), size), place }
    })
}

function columnsOf(block: readonly PageBox[], bodySize: number): Interval[] {
  return covered(block.map(across), bodySize * 0.2)
}

function inColumn(block: readonly PageBox[], column: Interval): PageBox[] {
  return block.filter((box) => box.x0 >= column.start && box.x1 <= column.end)
}

/** The heights that characters take: pieces of ink are put together as long as they are no higher than one. */
function characterCells(boxes: readonly PageBox[], size: number): Interval[] {
  const cells: { start: number; end: number }[] = []
  for (const piece of covered(boxes.map(down), 0)) {
    const last = cells.at(-1)
    if (last !== undefined && piece.end - last.start <= size * 1.1) last.end = piece.end
    else cells.push({ ...piece })
  }
  return cells
}

function layCharacters(page: GrayImage, column: Interval, cells: readonly Interval[], size: number): GrayImage {
  const step = Math.ceil(size * 1.08)
  const line = { width: step * Math.max(1, cells.length), height: Math.ceil(size * 1.1) }
  const data = new Uint8Array(line.width * line.height).fill(255)
  for (const [at, cell] of cells.entries()) {
    const height = cell.end - cell.start
    // A comma stands at the upper right of its place in a column and at the lower left of its place in a line.
    const isMark = height < size * 0.45 && column.end - column.start < size * 1.2 && isInkLeftEmpty(page, column, cell)
    const top = isMark ? size - height : (size - height) / 2
    const shift = isMark ? Math.round((column.end - column.start) * 0.45) : 0
    for (let y = 0; y < height; y += 1) {
      for (let x = shift; x < column.end - column.start; x += 1) {
        const to = (Math.round(top) + y) * line.width + at * step + x - shift
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
