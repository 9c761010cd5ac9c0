import { type DenseText, spanIn } from './dense-text.ts'
import type { TextSpan } from './text-span.ts'

/** Where words stand in a text: how often, and the places nearest to one, in the order of the text. */
export type WordsPlaces = { readonly count: number; readonly nearest: readonly TextSpan[] }

/** As findWords, of every place: line breaks and spaces are left out of both. */
export function nearestPlaces(whole: DenseText, words: string, near: number, most: number): WordsPlaces {
  const wanted = words.replace(/\s+/g, '')
  const places: TextSpan[] = []
  for (let at = whole.dense.indexOf(wanted); at >= 0; at = whole.dense.indexOf(wanted, at + 1)) {
    const span = spanIn(whole, at, wanted.length)
    if (span === undefined) break
    places.push(span)
  }
  const nearest = places.toSorted((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near)).slice(0, most)
  return { count: places.length, nearest: nearest.toSorted((a, b) => a.start - b.start) }
}
