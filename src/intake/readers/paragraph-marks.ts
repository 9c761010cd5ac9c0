import { type PageBox, prevailingSize } from './page-box.ts'

/** A line as read, and whether a blank line stands before it. */
export type PageLine = { readonly text: string; readonly startsParagraph: boolean }

/** In characters: a paragraph is set in by two of them, in columns that run down by one, less what a bracket leaves white. */
const paragraphIndent = { across: 1.2, down: 0.8 } as const
/** Signatures and dates stand far to the right; what follows them is not their continuation. */
const signatureIndent = 4.5

type Marked<Line> = { readonly line: Line; readonly startsParagraph: boolean }

/** Blocks of lines of one direction; those that run down are laid on their side. */
export type LinePart<Line extends PageBox> = {
  readonly direction: 'across' | 'down'
  readonly blocks: readonly (readonly Line[])[]
}

/** Marks where paragraphs begin on a page; text that runs another way than the text before begins one. */
export function markParts<Line extends PageBox>(parts: readonly LinePart<Line>[]): Marked<Line>[] {
  const runs: { direction: 'across' | 'down'; blocks: (readonly Line[])[] }[] = []
  for (const { direction, blocks } of parts) {
    const last = runs.at(-1)
    if (last?.direction === 'across' && direction === 'across') last.blocks.push(...blocks)
    else runs.push({ direction, blocks: [...blocks] })
  }
  return runs.flatMap(({ direction, blocks }, run) =>
    markParagraphs(blocks, direction).map((marked, at) =>
      run > 0 && at === 0 ? { ...marked, startsParagraph: true } : marked,
    ),
  )
}

/**
 * Marks where paragraphs begin in blocks of lines, all in reading order. A line begins one when it is indented, when its
 * characters are of another size than those above, or when more white than between lines is above it. The first line of
 * a next column continues the last one unless it is indented or differs in size.
 */
export function markParagraphs<Line extends PageBox>(
  blocks: readonly (readonly Line[])[],
  direction: 'across' | 'down' = 'across',
): Marked<Line>[] {
  let above: PageBox | null = null
  return blocks.flatMap((lines) => {
    const left = lines.reduce((least, line) => Math.min(least, line.x0), Number.POSITIVE_INFINITY)
    const pitch = usualPitch(lines)
    return lines.map((line) => {
      const startsParagraph = above !== null && partsFrom(above, line, left, pitch, paragraphIndent[direction])
      above = line
      return { line, startsParagraph }
    })
  })
}

function partsFrom(above: PageBox, line: PageBox, left: number, pitch: number, indent: number): boolean {
  const ratio = line.size / above.size
  if (ratio > 1.15 || ratio < 1 / 1.15) return true
  // Lines of a centred headline belong together however far each is set in.
  if (Math.abs(line.x0 + line.x1 - above.x0 - above.x1) > line.size) {
    if (line.x0 - left > line.size * indent || above.x0 - left > above.size * signatureIndent) return true
  }
  const isBelow = line.y0 > above.y0 && line.x0 < above.x1 && line.x1 > above.x0
  return isBelow && middleOf(line) - middleOf(above) > pitch * 1.45
}

/** The usual distance from one line to the next; a common one where fewer than three lines show none. */
function usualPitch(lines: readonly PageBox[]): number {
  const steps: number[] = []
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]
    if (next !== undefined) steps.push(middleOf(next) - middleOf(line))
  }
  const size = prevailingSize(lines)
  if (steps.length < 2) return size * 1.6
  return Math.max(size, steps.sort((a, b) => a - b)[Math.floor((steps.length - 1) / 2)] ?? 0)
}

function middleOf(line: PageBox): number {
  return (line.y0 + line.y1) / 2
}
