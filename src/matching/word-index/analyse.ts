import { fold } from '#intake/fold.ts'
import { pairTerm, singleTerm, type Term, wordTerm } from './term.ts'

/** What a text says to the index, in the order of the text: a term as often as it stands there. */
export type Analysed = {
  readonly terms: readonly Term[]
  /** The words written in letters or digits among them, for searches by a word's beginning. */
  readonly words: readonly string[]
}

/**
 * Cuts a text into terms. Characters written without spaces (Chinese, kana, hangul) give every pair of neighbours, and a
 * character alone where it stands alone, or each one with `singles`; letters and digits give words, without regard to case,
 * width, or traditional and simplified characters.
 */
export function analyse(text: string, singles = false): Analysed {
  const folded = fold(text)
  const terms: Term[] = []
  const words: string[] = []
  for (let at = 0; at < folded.length; ) {
    const unit = folded.charCodeAt(at)
    if (isWordUnit(unit)) {
      const start = at
      while (at < folded.length && isWordUnit(folded.charCodeAt(at))) at += 1
      const word = folded.slice(start, at).toLowerCase()
      words.push(word)
      terms.push(wordTerm(word))
    } else if (isUnspaced(unit)) {
      const start = at
      while (at < folded.length && isUnspaced(folded.charCodeAt(at))) at += 1
      addRun(folded, start, at, singles, terms)
    } else at += 1
  }
  return { terms, words }
}

function addRun(text: string, start: number, end: number, singles: boolean, terms: Term[]): void {
  if (singles || end - start === 1) {
    for (let at = start; at < end; at += 1) terms.push(singleTerm(text.charCodeAt(at)))
  }
  for (let at = start + 1; at < end; at += 1) terms.push(pairTerm(text.charCodeAt(at - 1), text.charCodeAt(at)))
}

/** Chinese characters, kana and hangul, with the halves of rare characters. */
export function isUnspaced(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0x3041 && unit <= 0x30ff) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xd800 && unit <= 0xdfff) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    unit === 0x3005 ||
    unit === 0x3007
  )
}

/** Digits, and letters of scripts that set words apart. */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a)
  return (unit >= 0xc0 && unit <= 0x1fff && unit !== 0xd7 && unit !== 0xf7) || (unit >= 0x2c00 && unit <= 0x2dff)
}
