import type { TextSpan } from '#kernel/text-span.ts'
import { findBylineAtEnd, findBylineAtStart, findNamesAtEnd } from './byline.ts'
import { findNoteAtEnd, findNoteAtStart } from './continuation.ts'
import { beginsReport, tellsTheDay } from './dateline.ts'
import { type Flow, toSource } from './flow.ts'
import type { Stretch } from './flow-of.ts'
import { flowOfStretch, headOf, type Page, tailOf, wordsOf } from './pieces.ts'
import { endsSentence } from './sentence-end.ts'

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
  const headWords = wordsOf(page, head)
  const from = findNoteAtStart(headWords)
  const start = from === undefined ? piece.start : sourceBehind(flowOfStretch(page, head), from.whole.end)
  const opening = from === undefined ? headWords : headWords.slice(from.whole.end).trimStart()
  const opened = from === undefined ? findBylineAtStart(headWords) : undefined

  const tail = tailOf(page, piece, window)
  const to = findNoteAtEnd(wordsOf(page, tail))
  const end = to === undefined ? piece.end : sourceBefore(flowOfStretch(page, tail), to.whole.start)
  const signed = end > start ? findSignature(page, { ...piece, start, end }) : undefined
  const last = signed?.end ?? end
  return {
    stretch: last > start ? { from: piece.from, to: piece.to, start, end: last } : null,
    report: beginsReport(opening),
    tellsTheDay: tellsTheDay(opening),
    byline: signed?.byline ?? (opened === undefined ? null : toSource(flowOfStretch(page, head), opened)),
    fromElsewhere: from === undefined ? null : toSource(flowOfStretch(page, head), from.note),
    goesElsewhere: to === undefined ? null : toSource(flowOfStretch(page, tail), to.note),
  }
}

/** The reporter named behind the last sentence, and where the text ends before the name. */
function findSignature(page: Page, stretch: Stretch): Signature | undefined {
  const signed = signatureIn(page, stretch, findBylineAtEnd)
  if (signed === undefined) return undefined
  // A bracket near the beginning is the opening's own, unless a sentence ends before it: 本报讯（记者 某某）.
  const opens = signed.start - stretch.start <= longestOpening
  return opens && !signed.endsSentence ? undefined : signed
}

/** Who is named behind the last sentence of a whole article; behind any other, names in brackets are a speaker's. */
export function findNamesBehind(page: Page, stretch: Stretch): Signature | undefined {
  return signatureIn(page, stretch, findNamesAtEnd)
}

type Signature = { readonly byline: TextSpan; readonly end: number }

function signatureIn(page: Page, stretch: Stretch, find: typeof findBylineAtEnd) {
  const tail = tailOf(page, stretch, window)
  const found = find(wordsOf(page, tail))
  if (found === undefined) return undefined
  const flow = flowOfStretch(page, tail)
  return {
    byline: toSource(flow, found.byline),
    start: toSource(flow, found.whole).start,
    end: sourceBefore(flow, found.whole.start),
    endsSentence: endsSentence(flow.text, 0, found.whole.start),
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
