import { type Quote, quoteOf, type TextSpan } from '#kernel/text-span.ts'
import { withoutSpaces } from '#kernel/without-spaces.ts'
import { type Flow, toSource } from './flow.ts'
import { noiseLength } from './noise.ts'

/** Carries flow positions of one article back to the source. */
export type Placing = {
  readonly source: string
  readonly flow: Flow
  readonly article: number
  /** How many sessions earlier articles hold: what turns an article's session number into the reading's. */
  readonly sessionsBefore: number
}

export function placeQuote(placing: Placing, span: TextSpan): Quote {
  return quoteOf(placing.source, placeSpan(placing, span))
}

export function placeSpan(placing: Placing, span: TextSpan): TextSpan {
  const { start, end } = toSource(placing.flow, span)
  const gloss = placing.flow.glossed ? noiseLength(placing.source, end, onlyGlosses) : 0
  return { start, end: end + gloss }
}

const onlyGlosses = { glosses: true, strayCommas: false }

/** The words of a span as the source writes them, in one line. */
export function wordsOf({ flow }: Placing, span: TextSpan): string {
  return flow.text.slice(span.start, span.end)
}

/** A name as written, without the white space columns put between its characters. */
export function nameOf(placing: Placing, span: TextSpan): string {
  if (placing.flow.glossed) return withoutSpaces(placeQuote(placing, span).quote)
  return withoutSpaces(placing.flow.text.slice(span.start, span.end))
}

const reach = 2000

/** A word of the folded text as the source writes it near `at`; undefined where it does not stand there. */
export function asWrittenNear({ flow }: Placing, word: string, at: number): string | undefined {
  const from = Math.max(0, at - reach)
  const window = flow.folded.slice(from, at + reach)
  const before = window.lastIndexOf(word, at - from)
  const found = before >= 0 ? before : window.indexOf(word)
  return found < 0 ? undefined : flow.text.slice(from + found, from + found + word.length)
}

export function sessionNumber(placing: Placing, session: number | null): number | null {
  return session === null ? null : placing.sessionsBefore + session
}
