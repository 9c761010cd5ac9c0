import { across, boxAround, covered, down, type Interval, type PageBox } from './page-box.ts'

/** Boxes that are read line by line, top to bottom, before any other block. */
export type PageBlock<Box extends PageBox> = readonly Box[]

/** White between columns, in body characters. */
const gutterWidth = 0.9
/** White that so few lines share may be chance, as the marks of two or three lines under one another leave; so it must be wider. */
const [manyLines, fewLines] = [6, 2] as const
const [fewLinesGutter, chanceGutter] = [1.2, 2] as const
/** A narrower column is taken for numbers or short cells, which belong to the line beside them. */
const narrowestColumn = 3.4
/** How much larger than body text a headline is. */
const headlineRatio = 1.25

/**
 * Puts the pieces of a page into reading order: headlines that stand alone across the page part what is above from what
 * is below; columns are read one after the other; bands of different columns from top to bottom.
 *
 * Rules are of layout only: white space, and size relative to body text (`bodySize`).
 */
export function readingOrder<Box extends PageBox>(boxes: readonly Box[], bodySize: number): PageBlock<Box>[] {
  if (boxes.length === 0) return []
  return joinStacked(cutAtHeadlines(boxes, bodySize), bodySize)
}

/** Blocks of one size directly under one another are one: what parted them was white space by chance. */
function joinStacked<Box extends PageBox>(blocks: readonly PageBlock<Box>[], body: number): PageBlock<Box>[] {
  const joined: { boxes: Box[]; bounds: PageBox }[] = []
  for (const block of blocks) {
    const bounds = boxAround(block)
    const last = joined.at(-1)
    if (last !== undefined && isStackedOn(last.bounds, bounds, body)) {
      append(last.boxes, block)
      last.bounds = { ...boxAround([last.bounds, bounds]), size: bounds.size }
    } else joined.push({ boxes: [...block], bounds })
  }
  return joined.map(({ boxes }) => boxes)
}

function isStackedOn(above: PageBox, below: PageBox, body: number): boolean {
  const gap = below.y0 - above.y1
  const shared = Math.min(above.x1, below.x1) - Math.max(above.x0, below.x0)
  const isAlike = above.size < below.size * 1.15 && below.size < above.size * 1.15
  return (
    isAlike &&
    gap > -body * 0.5 &&
    gap < body * 1.2 &&
    shared > Math.min(above.x1 - above.x0, below.x1 - below.x0) * 0.5
  )
}

function cutAtHeadlines<Box extends PageBox>(boxes: readonly Box[], body: number): PageBlock<Box>[] {
  const groups: { isHeadline: boolean; boxes: Box[] }[] = []
  for (const strip of strips(boxes)) {
    const isHeadline = standsAloneAsHeadline(strip, body)
    const last = groups.at(-1)
    if (last !== undefined && last.isHeadline === isHeadline) append(last.boxes, strip)
    else groups.push({ isHeadline, boxes: [...strip] })
  }
  return groups.flatMap((group) => (group.isHeadline ? [group.boxes] : cutIntoColumns(group.boxes, body)))
}

/** One run of larger characters with nothing beside it; two beside one another head two columns instead. */
function standsAloneAsHeadline(strip: readonly PageBox[], body: number): boolean {
  const { size } = boxAround(strip)
  if (size < body * headlineRatio || strip.some((box) => box.size < body * 1.1)) return false
  return covered(strip.map(across), size * 1.5).length === 1
}

function cutIntoColumns<Box extends PageBox>(boxes: readonly Box[], body: number): PageBlock<Box>[] {
  const columns = columnsOf(boxes, body)
  if (columns.length < 2) return cutIntoBands(boxes, body)
  return columns.flatMap((column) => {
    const inColumn = boxes.filter((box) => middle(across(box)) >= column.start && middle(across(box)) <= column.end)
    // Inside a column a headline parts articles again, and its own columns may differ.
    return inColumn.length === boxes.length ? [boxes] : cutAtHeadlines(inColumn, body)
  })
}

/** Bands are as tall as the same white columns run through; each strip that would close one begins a new band. */
function cutIntoBands<Box extends PageBox>(boxes: readonly Box[], body: number): PageBlock<Box>[] {
  const rows = strips(boxes)
  const bands: { boxes: Box[]; columns: Interval[] }[] = []
  for (const [at, row] of rows.entries()) {
    // White that neither neighbour shares is a space in a line and no column's edge.
    const shared = [rows[at - 1], rows[at + 1]].map((next) => columnCount([...row, ...(next ?? [])].map(across), body))
    const own = Math.min(columnCount(row.map(across), body), Math.max(...shared))
    const last = bands.at(-1)
    const together = covered([...(last?.columns ?? []), ...row.map(across)], body * gutterWidth)
    if (last !== undefined && together.length >= Math.max(last.columns.length, own)) {
      append(last.boxes, row)
      last.columns = together
    } else bands.push({ boxes: [...row], columns: covered(row.map(across), body * gutterWidth) })
  }
  if (bands.length < 2) return [boxes]
  return bands.flatMap((band) => cutIntoColumns(band.boxes, body))
}

/** The boxes between one horizontal white line and the next, from top to bottom. */
function strips<Box extends PageBox>(boxes: readonly Box[]): Box[][] {
  const found: { readonly end: number; readonly boxes: Box[] }[] = covered(boxes.map(down), 0).map(({ end }) => ({
    end,
    boxes: [],
  }))
  let strip = 0
  for (const box of [...boxes].sort((a, b) => a.y0 - b.y0)) {
    while (strip < found.length - 1 && middle(down(box)) > (found[strip]?.end ?? 0)) strip += 1
    found[strip]?.boxes.push(box)
  }
  return found.map((each) => each.boxes)
}

function columnCount(intervals: readonly Interval[], body: number): number {
  return covered(intervals, body * gutterWidth).length
}

/** The columns that white space from top to bottom of all boxes leaves; one when there is no such space. */
function columnsOf(boxes: readonly PageBox[], body: number): Interval[] {
  const { y0, y1 } = boxAround(boxes)
  // Lines of columns side by side need not stand level, so height tells how many there are as well.
  const lineCount = Math.max(strips(boxes).length, (y1 - y0) / (body * 1.7))
  const gutter = lineCount > manyLines ? gutterWidth : lineCount > fewLines ? fewLinesGutter : chanceGutter
  const parts = covered(boxes.map(across), body * gutter)
  const columns: Interval[] = []
  for (const part of parts) {
    const last = columns.at(-1)
    if (last !== undefined && (isNarrow(last, boxes, body) || isNarrow(part, boxes, body))) {
      columns[columns.length - 1] = { start: last.start, end: part.end }
    } else columns.push(part)
  }
  return columns
}

/** Too narrow for text, or a single line high: a cell, a number, the two halves of a spaced line. */
function isNarrow(column: Interval, boxes: readonly PageBox[], body: number): boolean {
  const inside = boxes.filter((box) => box.x0 < column.end && box.x1 > column.start)
  // A piece several lines high is text that runs down, of however few columns.
  if (inside.some((box) => box.y1 - box.y0 > box.size * 3)) return false
  if (column.end - column.start < body * narrowestColumn) return true
  const { y0, y1, size } = boxAround(inside)
  return y1 - y0 < size * 1.8
}

function append<Box>(list: Box[], more: readonly Box[]): void {
  for (const box of more) list.push(box)
}

function middle({ start, end }: Interval): number {
  return (start + end) / 2
}
