import type { TextSpan } from '#kernel/text-span.ts'
import { findBylineAtEnd, findBylineAtStart } from './byline.ts'
import { findNoteAtEnd, findNoteAtStart } from './continuation.ts'
import { beginsReport, tellsTheDay } from './dateline.ts'
import { type Flow, toSource } from './flow.ts'
import type { Stretch } from './flow-of.ts'
import { headOf, type Page, tailOf } from './pieces.ts'

/** Running text without the notes at its ends, and what those were. Spans are of the source. */
export type TrimmedText = {
  /** Null when nothing but notes was there. */
  readonly stretch: Stretch | null
  readonly report: boolean
  readonly tellsTheDay: boolean
  readonly byline: TextSpan | null
  readonly fromElsewhere: TextSpan | null
  readonly goesElsewhere: TextSpan | null
}

const window = 80
/** How far into a report its reporter's name in brackets may stand. */
const longestOpening = 18
/** The shortest note is 转2版. */
const shortestNote = 3

const plain = { report: false, tellsTheDay: false, byline: null, fromElsewhere: null, goesElsewhere: null }

/** Takes 紧接01版 off the beginning, 下转03版 and （记者 某某） off the end of a piece of running text. */
export function trimText(page: Page, piece: Stretch): TrimmedText {
  if (piece.end - piece.start < shortestNote) return { ...plain, stretch: piece }
  const head = headOf(page, piece, window)
  const from = findNoteAtStart(head.folded)
  const start = from === undefined ? piece.start : sourceBehind(head, from.whole.end)
  const opening = from === undefined ? head.folded : head.folded.slice(from.whole.end).trimStart()

  const last = tailOf(page, piece, window)
  const to = findNoteAtEnd(last.folded)
  let end = to === undefined ? piece.end : sourceBefore(last, to.whole.start)
  const tail = to === undefined || end <= start ? last : tailOf(page, { ...piece, start, end }, window)
  // A bracket near the beginning is the opening's own: 本报讯（记者 某某）.
  const found = end > start ? findBylineAtEnd(tail.folded) : undefined
  const signed = found !== undefined && toSource(tail, found.whole).start - start > longestOpening ? found : undefined
  if (signed !== undefined) end = sourceBefore(tail, signed.whole.start)

  const opened = from === undefined ? findBylineAtStart(head.folded) : undefined
  const byline = signed === undefined ? opened && toSource(head, opened) : toSource(tail, signed.byline)
  return {
    stretch: end > start ? { from: piece.from, to: piece.to, start, end } : null,
    report: beginsReport(opening),
    tellsTheDay: tellsTheDay(opening),
    byline: byline ?? null,
    fromElsewhere: from === undefined ? null : toSource(head, from.note),
    goesElsewhere: to === undefined ? null : toSource(last, to.note),
  }
}

/** Where the first visible character at or behind a flow position stands. */
function sourceBehind(flow: Flow, position: number): number {
  let at = position
  while (at < flow.text.length && flow.folded.charAt(at).trim() === '') at += 1
  return flow.sourceAt[at] ?? 0
}

/** The place behind the last visible character before a flow position. */
function sourceBefore(flow: Flow, position: number): number {
  let at = position
  while (at > 0 && flow.folded.charAt(at - 1).trim() === '') at -= 1
  return at === 0 ? (flow.sourceAt[0] ?? 0) : (flow.sourceAt[at - 1] ?? 0) + 1
}
