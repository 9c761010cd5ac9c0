import { type DenseText, spanIn } from './dense-text.ts'
import type { TextSpan } from './text-span.ts'

/**
 * Where words stand in a text when line breaks and spaces are left out of both, nearest to a place of the whole text where they
 * stand more than once; undefined when nowhere.
 */
export function findWords(whole: DenseText, words: string, near: number): TextSpan | undefined {
  const wanted = words.replace(/\s+/g, '')
  let nearest: TextSpan | undefined
  for (let at = whole.dense.indexOf(wanted); at >= 0; at = whole.dense.indexOf(wanted, at + 1)) {
    const span = spanIn(whole, at, wanted.length)
    if (span === undefined) return undefined
    if (nearest !== undefined && Math.abs(span.start - near) >= Math.abs(nearest.start - near)) return nearest
    nearest = span
  }
  return nearest
}
