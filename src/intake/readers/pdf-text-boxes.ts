import type { TextBox } from './text-rows.ts'

/** What is used of a text item of PDF.js: the matrix gives the baseline's origin and the characters' size. */
export type PdfTextItem = {
  readonly str: string
  readonly dir: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

/** A page's size, and the matrix from its own coordinates to upright ones with y downwards. */
export type PdfPageFrame = { readonly width: number; readonly height: number; readonly transform: readonly number[] }

/** The second printing follows soon; a longer look back would cost the square of a page's length. */
const shadowReach = 64
/** Of a character's height, below the baseline. */
const descent = 0.12

/** The text items of a page as boxes, without those outside it and those printed twice to look bold. */
export function pdfTextBoxes(items: readonly PdfTextItem[], frame: PdfPageFrame): TextBox[] {
  const boxes: TextBox[] = []
  const seen = new Map<string, TextBox[]>()
  for (const item of items) {
    if (item.str.trim() === '') continue
    const box = boxOf(item, frame)
    if (box === null || isOutside(box, frame)) continue
    const same = seen.get(item.str) ?? []
    if (same.slice(-shadowReach).some((other) => isShadowOf(other, box))) continue
    same.push(box)
    seen.set(item.str, same)
    boxes.push(box)
  }
  return boxes
}

function boxOf(item: PdfTextItem, frame: PdfPageFrame): TextBox | null {
  const [a, b, c, d, e, f] = product(frame.transform, item.transform)
  const size = Math.hypot(c, d)
  if (!(size > 0) || !Number.isFinite(e + f)) return null
  const [alongX, alongY] = item.dir === 'ttb' ? [0, 1] : [a / Math.hypot(a, b), b / Math.hypot(a, b)]
  const length = item.dir === 'ttb' ? item.height : item.width
  const text = item.str
  if (item.dir === 'ttb')
    return { text, size, x0: e - size / 2, x1: e + size / 2, y0: f, y1: f + Math.max(length, size) }
  if (Math.abs(alongX) >= Math.abs(alongY)) {
    const [x0, x1] = alongX >= 0 ? [e, e + length] : [e - length, e]
    return { text, size, x0, x1, y0: f - size * (1 - descent), y1: f + size * descent }
  }
  const [y0, y1] = alongY >= 0 ? [f, f + length] : [f - length, f]
  return { text, size, x0: e - size, x1: e, y0, y1 }
}

function product(m: readonly number[], n: readonly number[]): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = n
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

function isOutside(box: TextBox, frame: PdfPageFrame): boolean {
  return box.x1 < 0 || box.y1 < 0 || box.x0 > frame.width || box.y0 > frame.height
}

function isShadowOf(other: TextBox, box: TextBox): boolean {
  const near = box.size * 0.2
  return (
    Math.abs(other.x0 - box.x0) < near && Math.abs(other.y0 - box.y0) < near && Math.abs(other.size - box.size) < near
  )
}
