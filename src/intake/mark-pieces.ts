import { findParticulars } from './byline.ts'
import { markHeads } from './head-lines.ts'
import { type Mark, markOf } from './marks.ts'
import { isDay } from './page-debris.ts'
import { type Page, type Piece, wordsOf } from './pieces.ts'

/** Marks each piece; a credit on a line of its own makes the short sentence above it a caption. */
export function markPieces(page: Page, pieces: readonly Piece[]): Mark[] {
  const marks: Mark[] = []
  for (const piece of pieces) {
    const mark = markOf(page, piece)
    const above = pieces[marks.length - 1]
    const belongs = mark.kind === 'credit' && piece.gap === 0 && above !== undefined && above.gap > 0
    if (belongs && above.end - above.start <= 120) marks[marks.length - 1] = { kind: 'caption' }
    marks.push(withLinesAbove(page, marks, above, piece, mark))
  }
  markHeads(page, pieces, marks)
  return marks
}

/** A page's particulars may stand on several lines, the day on the first: one byline. */
function withLinesAbove(page: Page, marks: Mark[], above: Piece | undefined, piece: Piece, mark: Mark): Mark {
  if (mark.kind !== 'byline' || above === undefined || piece.gap > 1) return mark
  const last = marks[marks.length - 1]
  const isOfPage = (one: Piece) => findParticulars(wordsOf(page, one)) !== undefined
  if ((last?.kind !== 'byline' && last?.kind !== 'furniture') || !isOfPage(piece)) return mark
  if (last.kind === 'byline' ? !isOfPage(above) : !isDay(wordsOf(page, above))) return mark
  const start = last.kind === 'byline' ? last.span.start : above.start
  marks[marks.length - 1] = { kind: 'furniture' }
  return { kind: 'byline', span: { start, end: mark.span.end } }
}
