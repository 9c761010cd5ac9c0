import type { Draft } from './draft.ts'
import type { Stretch } from './flow-of.ts'
import { opensListEntry } from './list-entry.ts'
import { headOf, missingIn, type Page, type Piece, wordsOf } from './pieces.ts'
import { endsSentence, stopsShort } from './sentence-end.ts'

/** Whether the body stops in the middle of a sentence, at a column's edge. */
export function isUnfinished({ text, columns }: Page, { paragraphs, closed }: Draft): boolean {
  const last = paragraphs.at(-1)?.stretches.at(-1)
  if (last === undefined || closed || endsSentence(text, last.start, last.end)) return false
  return columns.running[last.to - 1] === 1 || stopsShort(text, last.start, last.end) || isBrokenParagraph(text, last)
}

/** Whether a piece carries the open body's last paragraph on, in the next column. */
export function readsOn(page: Page, open: Draft, piece: Piece): boolean {
  if (!mayContinue(page, piece)) return false
  return isUnfinished(page, open) || stopsAtEdge(page, open, piece)
}

/** A sentence that ends just at the column's foot: where paragraphs begin indented, a full first line goes on with its paragraph. */
function stopsAtEdge(page: Page, { paragraphs }: Draft, piece: Piece): boolean {
  const { columns } = page
  const last = paragraphs.at(-1)?.stretches.at(-1)
  if (columns.indented !== true || last === undefined || last.to !== piece.from || columns.wrapped[last.to - 1] !== 1)
    return false
  return missingIn(page, last.to - 1) === 0 && columns.running[piece.from] === 1 && missingIn(page, piece.from) <= 0
}

/** Whether a piece may begin in the middle of a sentence. */
function mayContinue(page: Page, piece: Piece): boolean {
  const head = wordsOf(page, headOf(page, piece, 8))
  return page.spacing.spaced ? /^[a-z]/.test(head) : !opensListEntry(head)
}

/** A long paragraph on one line that was cut by the edge of a page. */
function isBrokenParagraph(text: string, { from, to, start, end }: Stretch): boolean {
  if (to - from > 1 || end - start < 40) return false
  return (
    /[。！？；，]/.test(text.slice(Math.max(start, end - 400), end)) &&
    /[\u4e00-\u9fff]$/.test(text.slice(end - 1, end))
  )
}

/** Whether a piece's first line is short as a paragraph's first. */
export function isIndented(page: Page, { from, to }: Piece): boolean {
  if (to - from < 2) return false
  return missingIn(page, from) >= 2
}

/** Whether the last paragraph announces a list. */
export function endsInColon({ text }: Page, { paragraphs }: Draft): boolean {
  const end = paragraphs.at(-1)?.stretches.at(-1)?.end ?? 0
  return /[：:]/.test(text.charAt(end - 1))
}
