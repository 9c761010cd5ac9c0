import { isIdeographic } from './cjk.ts'
import type { OcrLine, OcrSymbol } from './ocr-engine.ts'

/** A recognised line, and the stretches of it that are in doubt, as positions in its text. */
export type OcrText = {
  readonly text: string
  readonly doubts: readonly { readonly start: number; readonly end: number; readonly confidence: number }[]
}

/** Measured on rendered pages: of the characters read with less, about two in three are wrong. */
const doubtfulBelow = 86
/** White between words that is a space and not mere spacing, in line heights. */
const spaceWidth = 1

/** Puts a line together from its words: Chinese without the spaces a recogniser leaves between words. */
export function ocrLineText(line: OcrLine): OcrText {
  let text = ''
  let right = Number.NaN
  const doubts: { start: number; end: number; confidence: number }[] = []
  for (const word of line.words) {
    const first = word.symbols[0]?.text.charAt(0) ?? ''
    const isWide =
      word.x0 - right > (line.y1 - line.y0) * spaceWidth && !/^[，。、；：？！,.;:?!”’）》」』]/.test(first)
    const isBetweenLatin = text !== '' && !isIdeographic(text.slice(-1)) && !isIdeographic(first)
    if (text !== '' && (isWide || isBetweenLatin)) text += ' '
    for (const symbol of word.symbols) {
      if (symbol.confidence < doubtfulBelow) addDoubt(doubts, text.length, symbol)
      text += symbol.text
    }
    right = word.x1
  }
  return { text, doubts }
}

/** Doubtful characters side by side are one doubt, as sure as the least sure of them. */
function addDoubt(
  doubts: { start: number; end: number; confidence: number }[],
  start: number,
  symbol: OcrSymbol,
): void {
  const last = doubts.at(-1)
  const end = start + symbol.text.length
  if (last === undefined || last.end !== start) doubts.push({ start, end, confidence: Math.round(symbol.confidence) })
  else {
    last.end = end
    last.confidence = Math.min(last.confidence, Math.round(symbol.confidence))
  }
}
