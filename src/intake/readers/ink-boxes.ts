import type { InkMap } from './ink-map.ts'
import type { PageBox } from './page-box.ts'

/** Ink cells that touch one another, as positions in the map, and the smallest box around them. */
export type InkComponent = { x0: number; y0: number; x1: number; y1: number; cells: number; readonly members: number[] }

/** White inside a line that is closed, in characters: more than between words, less than between columns. */
const closedGap = 0.6

/** The ink of a page that is text, and how high its characters are, in cells; 0 on an empty page. */
export type TextInk = {
  readonly map: InkMap
  readonly character: number
  readonly components: readonly InkComponent[]
  /** Lines drawn across the page. */
  readonly rules: readonly InkComponent[]
}

/** Takes rules, frames and pictures out of a page's ink. */
export function textInkOf(map: InkMap): TextInk {
  const parts = componentsOf(map)
  const character = characterSize(parts)
  const ink = Uint8Array.from(map.ink)
  const components: InkComponent[] = []
  const rules: InkComponent[] = []
  for (const part of parts) {
    if (isNotText(part, character)) for (const at of part.members) ink[at] = 0
    else components.push(part)
    if (isRuleAcross(part, character)) rules.push(part)
  }
  return { map: { ...map, ink }, character, components, rules }
}

/** The pieces of the lines that run across a page: ink close beside other ink, as boxes in pixels. */
export function inkBoxes(map: InkMap, character: number): PageBox[] {
  if (character === 0) return []
  const closed = { ...map, ink: Uint8Array.from(map.ink) }
  closeGaps(closed, Math.round(character * closedGap))
  const pieces = componentsOf(closed).filter(
    (piece) => piece.y1 - piece.y0 > character * 0.3 || piece.x1 - piece.x0 > character * 0.6,
  )
  return mergeStacked(
    pieces.map(({ x0, y0, x1, y1 }) => ({ x0, y0, x1, y1 })),
    character,
  ).map((box) => inPixels(box, map.cell))
}

type Box = { x0: number; y0: number; x1: number; y1: number }

function inPixels(box: Box, cell: number): PageBox {
  const [x0, y0, x1, y1] = [box.x0 * cell, box.y0 * cell, box.x1 * cell, box.y1 * cell]
  return { x0, y0, x1, y1, size: y1 - y0 }
}

/** Ink cells that touch, corners included. */
function componentsOf({ width, height, ink }: InkMap): InkComponent[] {
  const seen = new Uint8Array(ink.length)
  const found: InkComponent[] = []
  const queue: number[] = []
  for (let start = 0; start < ink.length; start += 1) {
    if (ink[start] === 0 || seen[start] === 1) continue
    const component: InkComponent = { x0: width, y0: height, x1: 0, y1: 0, cells: 0, members: [] }
    seen[start] = 1
    queue.push(start)
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const x = at % width
      const y = (at - x) / width
      include(component, x, y, at)
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
          const next = ny * width + nx
          if (ink[next] === 0 || seen[next] === 1) continue
          seen[next] = 1
          queue.push(next)
        }
      }
    }
    found.push(component)
  }
  return found
}

function include(component: InkComponent, x: number, y: number, at: number): void {
  component.x0 = Math.min(component.x0, x)
  component.y0 = Math.min(component.y0, y)
  component.x1 = Math.max(component.x1, x + 1)
  component.y1 = Math.max(component.y1, y + 1)
  component.cells += 1
  component.members.push(at)
}

/** The height that the greater part of compact ink has: about that of a body character. 0 on an empty page. */
export function characterSize(parts: readonly InkComponent[]): number {
  const compact = parts.filter(({ x0, y0, x1, y1 }) => {
    const ratio = (x1 - x0) / (y1 - y0)
    return y1 - y0 >= 4 && ratio > 0.3 && ratio < 3
  })
  // Bold headlines and pictures have much ink in few parts, so a part counts no more than a large character.
  const heights = compact.map((part) => part.y1 - part.y0).sort((a, b) => a - b)
  const cap = (heights[Math.floor(heights.length / 2)] ?? 0) * 3
  const counted = heights.filter((height) => height <= cap)
  const half = counted.reduce((sum, height) => sum + height, 0) * 0.6
  let passed = 0
  for (const height of counted) {
    passed += height
    if (passed >= half) return height
  }
  return 0
}

function isRuleAcross({ x0, y0, x1, y1 }: InkComponent, character: number): boolean {
  return x1 - x0 > character * 4 && y1 - y0 < character * 0.4
}

/** Rules, frames, and pictures. */
function isNotText(component: InkComponent, character: number): boolean {
  const { x0, y0, x1, y1, cells } = component
  const [width, height] = [x1 - x0, y1 - y0]
  const isRule = isRuleAcross(component, character) || (height > character * 3 && width < character * 0.4)
  const isLarge = width > character * 6 && height > character * 6
  const isFrame = width > character * 3 && height > character * 3 && cells < width * height * 0.12
  return isRule || isLarge || isFrame
}

/** Fills white runs of up to `gap` cells between ink of the same row. */
function closeGaps({ width, height, ink }: InkMap, gap: number): void {
  for (let y = 0; y < height; y += 1) {
    let last = -1
    for (let x = 0; x < width; x += 1) {
      if (ink[y * width + x] === 0) continue
      if (last !== -1 && x - last - 1 <= gap) ink.fill(1, y * width + last + 1, y * width + x)
      last = x
    }
  }
}

/** Joins pieces of one line that lie over one another, as the strokes of 二 do. */
function mergeStacked(pieces: readonly Box[], character: number): Box[] {
  const merged: Box[] = []
  for (const piece of [...pieces].sort((a, b) => b.x1 - b.x0 - (a.x1 - a.x0))) {
    const line = merged.find((box) => isPartOf(piece, box, character))
    if (line === undefined) merged.push({ ...piece })
    else {
      line.x0 = Math.min(line.x0, piece.x0)
      line.x1 = Math.max(line.x1, piece.x1)
      line.y0 = Math.min(line.y0, piece.y0)
      line.y1 = Math.max(line.y1, piece.y1)
    }
  }
  return merged
}

function isPartOf(piece: Box, line: Box, character: number): boolean {
  const across = Math.min(piece.x1, line.x1) - Math.max(piece.x0, line.x0)
  const down = Math.min(piece.y1, line.y1) - Math.max(piece.y0, line.y0)
  return across > -character * closedGap && down > (piece.y1 - piece.y0) * 0.5
}
