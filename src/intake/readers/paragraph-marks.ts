import type { PageBox } from './page-box.ts'

/** A line as read, and whether a blank line stands before it. */
export type PageLine = { readonly text: string; readonly startsParagraph: boolean }

/**
 * Marks where paragraphs begin in blocks of lines, all in reading order. A line begins one when it is indented, when its
 * characters are of another size than those above, or when more white than between lines is above it. The first line of
 * a next column continues the last one unless it is indented or differs in size.
 */
export function markParagraphs<Line extends PageBox>(
  blocks: readonly (readonly Line[])[],
): { readonly line: Line; readonly startsParagraph: boolean }[] {
  let above: PageBox | null = null
  return blocks.flatMap((lines) => {
    const left = Math.min(...lines.map((line) => line.x0))
    const pitch = usualPitch(lines)
    return lines.map((line) => {
      const startsParagraph = above !== null && partsFrom(above, line, left, pitch)
      above = line
      return { line, startsParagraph }
    })
  })
}

function partsFrom(above: PageBox, line: PageBox, left: number, pitch: number): boolean {
  const ratio = line.size / above.size
  if (ratio > 1.15 || ratio < 1 / 1.15) return true
  const indent = (line.x0 - left) / line.size
  if (indent > 1.2 && indent < 4.5) return true
  const isBelow = line.y0 > above.y0 && line.x0 < above.x1 && line.x1 > above.x0
  return isBelow && middleOf(line) - middleOf(above) > Math.max(pitch, line.size) * 1.45
}

/** The usual distance from one line to the next; 0 for fewer than three lines. */
function usualPitch(lines: readonly PageBox[]): number {
  const steps: number[] = []
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]
    if (next !== undefined) steps.push(middleOf(next) - middleOf(line))
  }
  if (steps.length < 2) return 0
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
}

function middleOf(line: PageBox): number {
  return (line.y0 + line.y1) / 2
}
