import type { ArticleLayout, Layout } from '#intake/articles.ts'
import { flowOf } from '#intake/flow-of.ts'
import { joinLines, layOut, type Page, type Piece } from '#intake/pieces.ts'
import { quoteOf } from '#kernel/text-span.ts'

export type RecordSigns = {
  /** Whether a line names the record (Niederschrift über die …, …議会だより). */
  readonly isTitle: (line: string) => boolean
  /** Whether a line is an entry of its own however the line before it ends: a name of a list, a label. */
  readonly opensEntry: (line: string) => boolean
}

/** So far down a record its title may stand. */
const titleWithin = 12

/**
 * Lays a record out as one article: minutes, a transcript, an assembly's newsletter. Headings stay in the body, for
 * they say what was dealt with.
 */
export function recordLayout(text: string, { isTitle, opensEntry }: RecordSigns): Layout {
  const page = layOut(text)
  const pieces = joinLines(page).flatMap((piece) => partAtEntries(page, piece, opensEntry))
  if (pieces.length === 0) return { articles: [], doubts: [] }
  const wordsOf = ({ start, end }: Piece) => text.slice(start, end).replace(/\s+/g, ' ')
  const found = pieces.slice(0, titleWithin).findIndex((piece) => isTitle(wordsOf(piece)))
  const title = pieces.length > 1 ? pieces[found] : undefined
  const body = pieces.filter((piece) => piece !== title)
  const flow = flowOf(
    text,
    page.lines,
    body.map((piece) => [piece]),
    page.spacing,
  )
  const first = body.find(({ start }) => title === undefined || start > title.start) ?? body[0]
  const article: ArticleLayout = {
    headline: title === undefined ? null : quoteOf(text, { start: title.start, end: title.end }),
    kicker: null,
    caption: null,
    byline: null,
    continuation: null,
    body: { start: first?.start ?? 0, end: body.at(-1)?.end ?? 0 },
    flow,
  }
  return { articles: [article], doubts: [] }
}

/** Lines taken for broken prose are parted again where one is plainly an entry. */
function partAtEntries({ text, lines }: Page, piece: Piece, opensEntry: (line: string) => boolean): Piece[] {
  const parts: Piece[] = []
  let from = piece.from
  const take = (to: number) => {
    const start = from === piece.from ? piece.start : (lines.start[from] ?? piece.start)
    const end = to === piece.to ? piece.end : (lines.end[to - 1] ?? piece.end)
    parts.push({ ...piece, from, to, start, end })
    from = to
  }
  for (let line = piece.from; line < piece.to; line += 1) {
    const isEntry = opensEntry(text.slice(lines.start[line] ?? 0, lines.end[line] ?? 0))
    if (isEntry && line > from) take(line)
    if (isEntry && line + 1 < piece.to && endsEntry(text.slice(lines.start[line], lines.end[line]))) take(line + 1)
  }
  take(piece.to)
  return parts
}

/** An entry of one line is over where nothing shows that it goes on. */
function endsEntry(line: string): boolean {
  return line.length < 80 && !/[,;:–-]$|\p{Ll}-$/u.test(line)
}
