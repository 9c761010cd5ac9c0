import { type DenseText, densePlaces, spanIn } from './dense-text.ts'
import type { TextSpan } from './text-span.ts'
import { withoutSpaces } from './without-spaces.ts'

/** Where words stand in a text: how often, and the places nearest to one, in the order of the text. */
export type WordsPlaces = { readonly count: number; readonly nearest: readonly TextSpan[] }

/** As findWords, of every place: line breaks and spaces are left out of both. */
export function nearestPlaces(whole: DenseText, words: string, near: number, most: number): WordsPlaces {
  const wanted = withoutSpaces(words)
  // Words may stand in a long text a million times: no more is kept than may be given.
  const before: TextSpan[] = []
  const behind: TextSpan[] = []
  let count = 0
  for (const at of densePlaces(whole, wanted)) {
    const span = spanIn(whole, at, wanted.length)
    if (span === undefined) break
    count += 1
    if (span.start > near) {
      if (behind.length < most) behind.push(span)
      continue
    }
    before.push(span)
    if (before.length > most) before.shift()
  }
  const nearest = [...before, ...behind].sort((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))
  return { count, nearest: nearest.slice(0, most).sort((a, b) => a.start - b.start) }
}
