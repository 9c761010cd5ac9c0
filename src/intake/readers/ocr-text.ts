import { isIdeographic } from './cjk.ts'
import type { OcrLine } from './ocr-engine.ts'
import { compareReadings, type Disagreements, symbolsOf } from './second-reading.ts'

/** A stretch of recognised text in doubt, as positions in it. */
export type TextDoubt = {
  readonly start: number
  readonly end: number
  readonly confidence: number
  readonly alternative: string | null
}

/** A recognised line, and what of it is in doubt. */
export type OcrText = { readonly text: string; readonly doubts: readonly TextDoubt[] }

/** Without a second reading, characters read with less confidence are in doubt. */
const doubtfulBelow = 86
/** With a second reading that agrees, only these. */
const doubtfulThoughAgreed = 50
/** White between words that is a space and not mere spacing, in line heights. */
const spaceWidth = 1

/**
 * Puts a line together from its words: Chinese without the spaces a recogniser leaves between words.
 *
 * @param second - the same line as another model reads it. Measured on rendered pages, the two differ at twelve of
 *   thirteen wrong characters, and at one in a hundred of all; the text is always the first reading.
 */
export function ocrLineText(line: OcrLine, second?: OcrLine): OcrText {
  const differing = second === undefined ? undefined : compareReadings(symbolsOf(line), symbolsOf(second))
  let text = ''
  let right = Number.NaN
  const symbols: Placed[] = []
  for (const word of line.words) {
    if (needsSpace(text, word.symbols[0]?.text ?? '', (word.x0 - right) / (line.y1 - line.y0))) text += ' '
    for (const symbol of word.symbols) {
      symbols.push({ ...symbol, start: text.length })
      text += symbol.text
    }
    right = word.x1
  }
  return { text, doubts: doubtsIn(symbols, differing) }
}

function needsSpace(before: string, word: string, gap: number): boolean {
  if (before === '' || /^[，。、；：？！,.;:?!”’）》」』]/.test(word)) return false
  const isBetweenLatin = !isIdeographic(before.slice(-1)) && !isIdeographic(word.charAt(0))
  return isBetweenLatin || gap > spaceWidth
}

type Placed = { readonly text: string; readonly confidence: number; readonly start: number }

/** Doubtful characters side by side are one doubt, as sure as the least sure of them. */
function doubtsIn(symbols: readonly Placed[], differing: Disagreements | undefined): TextDoubt[] {
  const doubts: TextDoubt[] = []
  for (const [at, { text, confidence, start }] of symbols.entries()) {
    const other = differing?.get(at) ?? null
    if (other === null && confidence >= (differing === undefined ? doubtfulBelow : doubtfulThoughAgreed)) continue
    const doubt = { start, end: start + text.length, confidence: Math.round(confidence), alternative: other }
    const last = doubts.at(-1)
    if (last === undefined || last.end !== start) doubts.push(doubt)
    else doubts[doubts.length - 1] = joined(last, doubt, text, symbols)
  }
  return doubts
}

function joined(last: TextDoubt, next: TextDoubt, nextText: string, symbols: readonly Placed[]): TextDoubt {
  const lastText = symbols
    .filter(({ start }) => start >= last.start && start < last.end)
    .map((symbol) => symbol.text)
    .join('')
  const isDiffering = last.alternative !== null || next.alternative !== null
  return {
    start: last.start,
    end: next.end,
    confidence: Math.min(last.confidence, next.confidence),
    alternative: isDiffering ? (last.alternative ?? lastText) + (next.alternative ?? nextText) : null,
  }
}
