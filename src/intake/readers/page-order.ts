import { boxAround, covered, down, type PageBox, prevailingSize } from './page-box.ts'
import { type PageBlock, readingOrder } from './page-layout.ts'

/**
 * A part of a page whose text runs down it (竖排): where it is, its pieces laid on their side (`layBox`), and how far
 * down the page lines drawn across all of it part its tiers.
 */
export type DownArea<Box extends PageBox> = {
  readonly bounds: PageBox
  readonly laid: readonly Box[]
  readonly cuts: readonly number[]
}

/** A stretch of text of one direction, read as a whole. */
export type OrderedPart<Box extends PageBox, Area extends DownArea<Box>> =
  | { readonly direction: 'across'; readonly block: PageBlock<Box> }
  | { readonly direction: 'down'; readonly blocks: readonly PageBlock<Box>[]; readonly area: Area }

/** White across the whole page, in body characters, that parts what is above from what is below. */
const bandGap = 1.5

/** Of a page with more parts that run down, the smaller stay by themselves, so that no page takes very long. */
const mostAreas = 16

/**
 * A piece of text that runs down a page, laid on its side: columns, from right to left, become lines from top to bottom,
 * and what puts lines into reading order serves for both. `x` counts from the top, `y` from `rightEdge`.
 */
export function layBox<Box extends PageBox>(box: Box, rightEdge: number): Box {
  return { ...box, x0: box.y0, x1: box.y1, y0: rightEdge - box.x1, y1: rightEdge - box.x0 }
}

/**
 * Puts the text of a page into reading order. A part of it that runs down has its place among the lines as one piece, and
 * an order of its own inside: columns from right to left, tier by tier.
 */
export function orderPage<Box extends PageBox, Area extends DownArea<Box>>(
  lines: readonly Box[],
  areas: readonly Area[],
  bodySize: number,
): OrderedPart<Box, Area>[] {
  const placed = new Map<PageBox, Area>(areas.map((area) => [area.bounds, area]))
  const pieces: (Box | PageBox)[] = [...lines, ...placed.keys()]
  const isLine = (piece: Box | PageBox): piece is Box => !placed.has(piece)
  const parts: OrderedPart<Box, Area>[] = []
  // Where text runs both ways, columns of the one do not go on in the other.
  const bands = areas.length === 0 ? [pieces] : bandsOf(pieces, bodySize * bandGap)
  for (const block of bands.flatMap((band) => readingOrder(band, bodySize))) {
    let above: Box[] = []
    for (const piece of [...block].sort((a, b) => a.y0 - b.y0)) {
      const area = placed.get(piece)
      if (isLine(piece)) above.push(piece)
      if (area === undefined) continue
      if (above.length > 0) parts.push({ direction: 'across', block: above })
      above = []
      parts.push({ direction: 'down', blocks: tiersOf(area).flatMap(inOrder), area })
    }
    if (above.length > 0) parts.push({ direction: 'across', block: above })
  }
  return parts
}

function inOrder<Box extends PageBox>(laid: readonly Box[]): PageBlock<Box>[] {
  return readingOrder(laid, prevailingSize(laid))
}

/** What stands above each drawn line and below it; a piece that crosses a line belongs above it. */
function tiersOf<Box extends PageBox>({ laid, cuts }: DownArea<Box>): Box[][] {
  const edges = [Number.NEGATIVE_INFINITY, ...[...cuts].sort((a, b) => a - b), Number.POSITIVE_INFINITY]
  return edges.slice(1).flatMap((end, at) => {
    const tier = laid.filter(({ x0 }) => x0 >= (edges[at] ?? 0) && x0 < end)
    return tier.length > 0 ? [tier] : []
  })
}

function bandsOf<Box extends PageBox>(pieces: readonly Box[], gap: number): Box[][] {
  return covered(pieces.map(down), gap).map(({ start, end }) => pieces.filter(({ y0, y1 }) => y0 >= start && y1 <= end))
}

/** Pieces that run down, put together as long as their common box touches nothing that runs across. */
export function joinAreas<Box extends PageBox>(pieces: readonly Box[], across: readonly PageBox[]): Box[][] {
  const areas: { boxes: Box[]; bounds: PageBox }[] = []
  for (const piece of [...pieces].sort((a, b) => areaOf(b) - areaOf(a))) {
    const around = (bounds: PageBox) => boxAround([bounds, piece])
    const area = areas
      .slice(0, mostAreas)
      .find(({ bounds }) => !across.some((other) => isTouched(around(bounds), other)))
    if (area === undefined) areas.push({ boxes: [piece], bounds: piece })
    else {
      area.boxes.push(piece)
      area.bounds = around(area.bounds)
    }
  }
  return areas.map(({ boxes }) => boxes)
}

function isTouched(bounds: PageBox, { x0, y0, x1, y1, size }: PageBox): boolean {
  const shared = Math.min(bounds.x1 - x0, x1 - bounds.x0, bounds.y1 - y0, y1 - bounds.y0)
  return shared > size * 0.3
}

function areaOf({ x0, y0, x1, y1 }: PageBox): number {
  return (x1 - x0) * (y1 - y0)
}
