import { html, raw } from 'hono/html'
import type { TextSpan } from '#kernel/text-span.ts'
import type { Html } from '#web/html.ts'

/** A stretch of the source to be marked, with the finding it belongs to. */
export type Mark = TextSpan & {
  readonly id: string
  readonly number: number
  readonly kind: string
  readonly dropped: boolean
  /** The one that is being corrected, on a page without the others: no number leads anywhere. */
  readonly isOwn?: boolean
}

/**
 * The text of a span with its marks. Overlapping marks are cut at each other's ends, so that the HTML nests;
 * every piece names all the findings that cover it, and carries its place in the source for selections.
 */
export function markedText(text: string, span: TextSpan, marks: readonly Mark[]): Html {
  return html`${raw(markedPieces(text, span, marks).map(pieceHtml).join(''))}`
}

/** A run of text covered by the same marks. */
export type Piece = {
  readonly start: number
  readonly text: string
  readonly marks: readonly Mark[]
  readonly opens: readonly Mark[]
}

/** Cuts a span at the ends of its marks: one sweep over marks sorted by start. */
export function markedPieces(text: string, span: TextSpan, marks: readonly Mark[]): readonly Piece[] {
  const inside = marks
    .filter((mark) => mark.start < span.end && span.start < mark.end)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const cuts = new Set([span.start, span.end])
  for (const mark of inside) {
    cuts.add(Math.max(mark.start, span.start))
    cuts.add(Math.min(mark.end, span.end))
  }
  const edges = [...cuts].sort((a, b) => a - b)
  const pieces: Piece[] = []
  let open: Mark[] = []
  let next = 0
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const start = edges[index] ?? 0
    const end = edges[index + 1] ?? 0
    open = open.filter((mark) => mark.end > start)
    const opens: Mark[] = []
    for (let mark = inside[next]; mark !== undefined && mark.start <= start; mark = inside[next]) {
      next += 1
      if (mark.end <= start) continue
      open.push(mark)
      opens.push(mark)
    }
    pieces.push({ start, text: text.slice(start, end), marks: [...open], opens })
  }
  return pieces
}

function pieceHtml(piece: Piece): string {
  const words = linesHtml(piece.text, piece.start)
  const [first] = piece.marks
  if (first === undefined) return words

  const numbers = piece.opens
    .filter((mark) => mark.isOwn !== true)
    .map((mark) => `<a class="mark-number" href="#finding-${mark.number}" id="words-${mark.number}">${mark.number}</a>`)
    .join('')
  const looks = piece.marks.map((mark) => (mark.isOwn === true ? 'own' : mark.dropped ? 'dropped' : mark.kind))
  const kinds = [...new Set(looks)].map((kind) => `mark-${kind}`)
  const ids = piece.marks.map((mark) => mark.number).join(' ')
  return `${numbers}<mark class="${kinds.join(' ')}" data-findings="${ids}">${words}</mark>`
}

/** Each line with its place in the source; a break inside a sentence is closed up, one behind a sentence is kept. */
function linesHtml(text: string, start: number): string {
  let html = ''
  let from = 0
  for (const found of text.matchAll(lineBreaks)) {
    html += lineHtml(text.slice(from, found.index), start + from)
    from = found.index + found[0].length
    const before = text[found.index - 1] ?? ''
    if (sentenceEnds.has(before)) html += '<br>'
    else if (latin.test(before)) html += ' '
  }
  return html + lineHtml(text.slice(from), start + from)
}

function lineHtml(line: string, at: number): string {
  return line === '' ? '' : `<span data-at="${at}">${escapeText(line)}</span>`
}

const lineBreaks = /[\r\n]+/g
const sentenceEnds = new Set(['。', '！', '？', '”', '!', '?', '.', '』', '」', ':', '：'])
const latin = /[\p{Script=Latin}\d,;]/u

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
