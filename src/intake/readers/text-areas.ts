import { characterSize, type InkComponent, type TextInk } from './ink-boxes.ts'
import type { InkMap } from './ink-map.ts'
import { across, boxAround, covered, down, type Interval, type PageBox } from './page-box.ts'
import { joinAreas } from './page-order.ts'

/** The ink of text that runs across the page, and of each part of the page whose columns run down it. */
export type TextAreas = {
  readonly across: InkMap
  /** `bounds` in cells. */
  readonly down: readonly { readonly bounds: PageBox; readonly map: InkMap }[]
}

/** White inside a passage, in characters: more than between most lines, less than between most columns. */
const joinedGap = 1
/** White is looked at in squares of so many characters, as columns beside one another need not share their lines. */
const tileSide = 6
/** Fewer characters tell no direction by themselves. */
const fewestCharacters = 4

/** Lower, or narrower, than this many characters is a line by itself. */
const oneLine = 2

type Direction = 'across' | 'down'

/** In cells. */
type Region = PageBox & { readonly components: readonly InkComponent[] }

type Box = Omit<PageBox, 'size'>

/**
 * Parts text that runs across from text that runs down (竖排), by where the white is: between lines there is more of it
 * than between the characters of a line. What is too short to tell goes with what is nearest.
 */
export function textAreas({ map, character, components }: TextInk): TextAreas {
  const regions = regionsOf(components, character)
  const told = regions.map((region) => ({ region, direction: directionOf(region, map) }))
  const sure = told.filter((each) => each.direction !== null)
  const directed = told.map(({ region, direction }) => ({
    region,
    direction: direction ?? nearest(region, sure)?.direction ?? 'across',
  }))
  const of = (wanted: Direction) => directed.filter(({ direction }) => direction === wanted).map(({ region }) => region)
  const lines = of('across')
  const areas = joinAreas(of('down'), lines)
  return {
    across: inkOf(map, lines),
    down: areas.map((area) => ({ bounds: boxAround(area), map: inkOf(map, area) })),
  }
}

/** Components with no more than little white between them, whichever way. */
function regionsOf(components: readonly InkComponent[], character: number): Region[] {
  const reach = character * joinedGap
  const groups = new Groups(components.length)
  const byPlace = new Map<string, number[]>()
  const side = Math.max(1, character * 2)
  for (const [index, component] of components.entries()) {
    for (const place of placesOf(component, side, reach)) {
      const others = byPlace.get(place) ?? []
      for (const other of others) if (isNear(component, components[other], reach)) groups.join(index, other)
      others.push(index)
      byPlace.set(place, others)
    }
  }
  return groups.all().map((members) => {
    const own = members.flatMap((index) => components[index] ?? [])
    const size = sizeOf(own, characterSize(own) || character)
    return { ...boxAround(own.map((component) => ({ ...component, size }))), components: own }
  })
}

/** The strokes of a large character may stand apart; the lines, or the columns, that ink falls into are as wide as it is. */
function sizeOf(components: readonly InkComponent[], strokes: number): number {
  const boxes = components.map((component) => ({ ...component, size: strokes }))
  const lines = Math.min(usualLength(boxes.map(down)), usualLength(boxes.map(across)))
  return lines > strokes && lines < strokes * 4.5 ? lines : strokes
}

/** The length that half of what is covered of an axis comes in. */
function usualLength(intervals: readonly Interval[]): number {
  const lengths = covered(intervals, 0)
    .map(({ start, end }) => end - start)
    .sort((a, b) => a - b)
  const half = lengths.reduce((sum, length) => sum + length, 0) / 2
  let passed = 0
  for (const length of lengths) {
    passed += length
    if (passed >= half) return length
  }
  return 0
}

function* placesOf({ x0, y0, x1, y1 }: Box, side: number, reach: number): Generator<string> {
  for (let x = Math.floor((x0 - reach) / side); x <= Math.floor((x1 + reach) / side); x += 1) {
    for (let y = Math.floor((y0 - reach) / side); y <= Math.floor((y1 + reach) / side); y += 1) yield `${x},${y}`
  }
}

function isNear(a: Box, b: Box | undefined, reach: number): boolean {
  return b !== undefined && gapBetween(a, b) < reach
}

/** The larger of the white to the side and the white above or below; 0 and less where boxes meet. */
function gapBetween(a: Box, b: Box): number {
  return Math.max(a.x0 - b.x1, b.x0 - a.x1, a.y0 - b.y1, b.y0 - a.y1)
}

/** Null where a region is too short to tell. */
function directionOf(region: Region, map: InkMap): Direction | null {
  const [width, height] = [region.x1 - region.x0, region.y1 - region.y0]
  const { size } = region
  if (Math.max(width, height) < size * fewestCharacters) return null
  if (height < size * oneLine) return 'across'
  if (width < size * oneLine) return isClose(region, size) ? 'down' : null
  const white = whiteIn(region, map)
  if (Math.abs(white.rows - white.columns) < 0.02) return null
  return white.rows > white.columns ? 'across' : 'down'
}

/** Whether the pieces under one another stand nearer than lines do. */
function isClose(region: Region, size: number): boolean {
  const pieces = covered(
    region.components.map((component) => down({ ...component, size })),
    0,
  )
  const gaps = pieces.slice(1).map((piece, at) => piece.start - (pieces[at]?.end ?? piece.start))
  return gaps.filter((gap) => gap < size * 0.45).length > gaps.length * 0.6
}

/** The share of rows, and of columns, without ink, in squares of a few characters. */
function whiteIn(region: Region, map: InkMap): { rows: number; columns: number } {
  const side = Math.round(region.size * tileSide)
  const tiles = new Map<number, { rows: Set<number>; columns: Set<number> }>()
  for (const at of region.components.flatMap((component) => component.members)) {
    const [x, y] = [at % map.width, Math.floor(at / map.width)]
    const place = Math.floor((y - region.y0) / side) * map.width + Math.floor((x - region.x0) / side)
    const tile = tiles.get(place) ?? { rows: new Set(), columns: new Set() }
    tile.rows.add(y)
    tile.columns.add(x)
    tiles.set(place, tile)
  }
  // A square that a single line runs through shows the white between its characters alone.
  const least = region.size * oneLine
  const telling = [...tiles.values()].filter(({ rows, columns }) => extent(rows) > least && extent(columns) > least)
  const white = (way: 'rows' | 'columns') =>
    telling.reduce((sum, tile) => sum + 1 - tile[way].size / extent(tile[way]), 0) / Math.max(1, telling.length)
  return { rows: white('rows'), columns: white('columns') }
}

/** How far it is from the first place to the last. */
function extent(places: ReadonlySet<number>): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const place of places) {
    first = Math.min(first, place)
    last = Math.max(last, place)
  }
  return last - first + 1
}

function nearest<Each extends { region: Region }>(region: Region, others: readonly Each[]): Each | undefined {
  let best: Each | undefined
  let least = Number.POSITIVE_INFINITY
  for (const other of others) {
    const gap = Math.max(0, gapBetween(region, other.region))
    if (gap >= least) continue
    best = other
    least = gap
  }
  return best
}

function inkOf(map: InkMap, regions: readonly Region[]): InkMap {
  const ink = new Uint8Array(map.ink.length)
  for (const { components } of regions) {
    for (const { members } of components) for (const at of members) ink[at] = 1
  }
  return { ...map, ink }
}

/** Things that are joined two by two, each with all it is joined to. */
class Groups {
  private readonly parents: number[]

  constructor(count: number) {
    this.parents = Array.from({ length: count }, (_, index) => index)
  }

  join(a: number, b: number): void {
    this.parents[this.root(a)] = this.root(b)
  }

  all(): number[][] {
    const groups = new Map<number, number[]>()
    for (const index of this.parents.keys()) {
      const root = this.root(index)
      groups.set(root, [...(groups.get(root) ?? []), index])
    }
    return [...groups.values()]
  }

  private root(index: number): number {
    let root = index
    while (this.parents[root] !== root) root = this.parents[root] ?? root
    this.parents[index] = root
    return root
  }
}
