import { isIdeographic } from './cjk.ts'
import { boxAround, type PageBox } from './page-box.ts'
import { type DownArea, joinAreas, layBox } from './page-order.ts'
import type { TextBox } from './text-rows.ts'

/** Fewer characters one under the other may be chance. */
const shortestColumn = 4

/**
 * Takes text set from top to bottom (竖排) out of a page: the areas it fills, and the boxes that are left. Characters
 * belong to a column when they stand under one another with nothing close beside them.
 */
export function takeVerticalText(boxes: readonly TextBox[]): { areas: DownArea<TextBox>[]; rest: TextBox[] } {
  const candidates = boxes.filter((box) => isTall(box) || isSingle(box))
  const free = chainsOf(candidates).filter((chain) => standsFree(chain, boxes))
  const columns = free.filter((chain) => lengthOf(chain) >= shortestColumn)
  const bounds = columns.map(boxAround)
  // A short last column, or a headline of two characters, is known by the full columns beside it.
  const short = free.filter(
    (chain) => lengthOf(chain) < shortestColumn && bounds.some((each) => isBeside(each, boxAround(chain))),
  )
  const all = [...columns, ...short]
  const taken = new Set(all.flat())
  const rest = boxes.filter((box) => !taken.has(box))
  const areas = joinAreas(all.map(columnOf), rest).map((columns) => {
    const bounds = boxAround(columns)
    return { bounds, laid: columns.map((column) => layBox(column, bounds.x1)), cuts: [] }
  })
  return { areas, rest }
}

function lengthOf(chain: readonly TextBox[]): number {
  return chain.reduce((sum, box) => sum + box.text.length, 0)
}

function columnOf(chain: readonly TextBox[]): TextBox {
  return { ...boxAround(chain), text: chain.map((box) => box.text.trim()).join('') }
}

/** Within a wide space to the right or left, and no higher or lower. */
function isBeside(column: PageBox, other: PageBox): boolean {
  const gap = Math.max(column.x0 - other.x1, other.x0 - column.x1)
  const reach = Math.max(column.size, other.size)
  return gap < reach * 2.2 && other.y0 < column.y1 && other.y1 > column.y0 - reach * 2.5
}

function isSingle({ text, x0, x1, size }: TextBox): boolean {
  return text.length === 1 && isIdeographic(text) && x1 - x0 < size * 1.3
}

function isTall({ text, x0, x1, y0, y1 }: TextBox): boolean {
  return text.length > 1 && y1 - y0 > (x1 - x0) * 1.5 && isIdeographic(text.charAt(0))
}

/** Boxes of one size in one vertical line, each close under the one before. */
function chainsOf(boxes: readonly TextBox[]): TextBox[][] {
  const chains: TextBox[][] = []
  const byPlace = new Map<number, TextBox[][]>()
  const step = boxes.reduce((largest, box) => Math.max(largest, box.size), 1) / 2
  for (const box of [...boxes].sort((a, b) => a.y0 - b.y0)) {
    const place = Math.round(centre(box) / step)
    const near = [-1, 0, 1].flatMap((aside) => byPlace.get(place + aside) ?? [])
    const chain = near.findLast((each) => follows(each.at(-1), box))
    if (chain !== undefined) chain.push(box)
    else {
      const begun = [box]
      chains.push(begun)
      byPlace.set(place, [...(byPlace.get(place) ?? []), begun])
    }
  }
  return chains
}

function follows(above: TextBox | undefined, box: TextBox): boolean {
  if (above === undefined) return false
  const gap = box.y0 - above.y1
  const isAligned =
    Math.abs(centre(above) - centre(box)) < box.size * 0.4 && Math.abs(above.size - box.size) < box.size * 0.1
  return isAligned && gap > box.size * -0.6 && gap < box.size * 1.2
}

function standsFree(chain: readonly TextBox[], boxes: readonly TextBox[]): boolean {
  const bounds = boxAround(chain)
  const reach = bounds.size * 0.3
  const beside = boxes.filter(
    (box) => box.x1 > bounds.x0 - reach && box.x0 < bounds.x1 + reach && box.y1 > bounds.y0 && box.y0 < bounds.y1,
  )
  const isTouched = (box: TextBox) =>
    beside.some((other) => {
      const shared = Math.min(box.y1, other.y1) - Math.max(box.y0, other.y0)
      const gap = Math.max(other.x0 - box.x1, box.x0 - other.x1)
      return !chain.includes(other) && shared > box.size * 0.5 && gap < reach
    })
  return chain.filter(isTouched).length <= chain.length * 0.3
}

function centre(box: PageBox): number {
  return (box.x0 + box.x1) / 2
}
