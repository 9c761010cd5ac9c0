import { type DenseText, densePlaces, spanIn } from './dense-text.ts'
import type { TextSpan } from './text-span.ts'
import { withoutSpaces } from './without-spaces.ts'

/**
 * Where words stand in a text when line breaks and spaces are left out of both, nearest to a place of the whole text where they
 * stand more than once; undefined when nowhere.
 */
export function findWords(whole: DenseText, words: string, near: number): TextSpan | undefined {
  const wanted = withoutSpaces(words)
  let nearest: TextSpan | undefined
  for (const at of densePlaces(whole, wanted)) {
    const span = spanIn(whole, at, wanted.length)
    if (span === undefined) return undefined
    if (nearest !== undefined && Math.abs(span.start - near) >= Math.abs(nearest.start - near)) return nearest
    nearest = span
  }
  return nearest
}
