import type { TextSpan } from './text-span.ts'

/** A text without line breaks and spaces, which knows where each of its characters stands in the whole one. */
export type DenseText = { readonly dense: string; readonly places: readonly number[] }

export function denseText(text: string): DenseText {
  const places: number[] = []
  let dense = ''
  for (const run of text.matchAll(/\S+/g)) {
    for (let at = 0; at < run[0].length; at += 1) places.push(run.index + at)
    dense += run[0]
  }
  return { dense, places }
}

/** Where words without spaces begin among the dense characters, one place after another; nowhere for no words at all. */
export function* densePlaces({ dense }: DenseText, wanted: string): Generator<number> {
  if (wanted === '') return
  for (let at = dense.indexOf(wanted); at >= 0; at = dense.indexOf(wanted, at + 1)) yield at
}

/** Where `length` dense characters from `at` on stand in the whole text; undefined when they do not lie in it. */
export function spanIn({ places }: DenseText, at: number, length: number): TextSpan | undefined {
  const start = places[at]
  const last = places[at + length - 1]
  return at < 0 || length < 1 || start === undefined || last === undefined ? undefined : { start, end: last + 1 }
}
