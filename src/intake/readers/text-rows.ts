import { isIdeographic } from './cjk.ts'
import { boxAround, type PageBox, prevailingSize } from './page-box.ts'

export type TextBox = PageBox & { readonly text: string }

/** The lines that the boxes of one block form, from top to bottom; boxes that share most of their height are one line. */
export function textRows(block: readonly TextBox[]): TextBox[] {
  const rows: { y0: number; y1: number; boxes: TextBox[] }[] = []
  for (const box of [...block].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1)) {
    const last = rows.at(-1)
    const shared = last === undefined ? 0 : Math.min(last.y1, box.y1) - Math.max(last.y0, box.y0)
    if (last !== undefined && shared > Math.min(last.y1 - last.y0, box.y1 - box.y0) * 0.5) last.boxes.push(box)
    else rows.push({ y0: box.y0, y1: box.y1, boxes: [box] })
  }
  return rows
    .map(({ boxes }) => ({ ...boxAround(boxes), text: rowText(boxes.sort((a, b) => a.x0 - b.x0)) }))
    .filter((row) => row.text !== '')
}

function rowText(boxes: readonly TextBox[]): string {
  let text = ''
  let right = Number.NaN
  const size = prevailingSize(boxes)
  for (const box of boxes) {
    if (box.text.trim() === '') continue
    const between = (box.x0 - right) / size
    if (between > (touchesLatin(text, box.text) ? 0.15 : 0.5)) text += ' '
    text += box.text
    right = box.x1
  }
  return withoutJustification(text.trim())
}

function touchesLatin(before: string, after: string): boolean {
  return !isIdeographic(before.slice(-1)) || !isIdeographic(after.charAt(0))
}

/** A line set wide to fill its column comes with a space behind every character; such spaces are not in its words. */
function withoutJustification(line: string): string {
  let pairs = 0
  let spaced = 0
  for (let at = 0; at < line.length - 1; at += 1) {
    if (!isIdeographic(line.charAt(at))) continue
    if (isIdeographic(line.charAt(at + 1))) pairs += 1
    else if (line.charAt(at + 1) === ' ' && isIdeographic(line.charAt(at + 2))) spaced += 1
  }
  if (spaced < 2 || spaced < pairs * 0.4) return line
  return line.replace(/(.) (?=(.))/gsu, (found, before: string, after: string) =>
    isIdeographic(before.slice(-1)) && isIdeographic(after.charAt(0)) ? before : found,
  )
}
