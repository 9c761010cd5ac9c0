import { quoteOf } from '#kernel/text-span.ts'
import type { OcrDoubt } from './ocr-doubt.ts'
import type { OcrText, TextDoubt } from './ocr-text.ts'
import type { PageLine } from './paragraph-marks.ts'

/** A page's lines; those recognised in a picture may be in doubt. */
export type SourcePage = readonly (PageLine & Partial<Pick<OcrText, 'doubts'>>)[]

/** Joins pages to one text: a line break after each line, a blank line before each paragraph and between pages that hold both. */
export function joinPages(pages: readonly SourcePage[]): { text: string; doubts: OcrDoubt[] } {
  const pieces: string[] = []
  const spans: TextDoubt[] = []
  let length = 0
  const append = (piece: string) => {
    pieces.push(piece)
    length += piece.length
  }
  for (const line of pages.flat()) {
    if (length > 0) append(line.startsParagraph ? '\n\n' : '\n')
    for (const doubt of line.doubts ?? []) {
      spans.push({ ...doubt, start: length + doubt.start, end: length + doubt.end })
    }
    append(line.text)
  }
  const text = pieces.join('')
  return {
    text,
    doubts: spans.map((span) => ({ code: 'ocr_low_confidence', ...span, ...quoteOf(text, span) })),
  }
}
