import type { TextSpan } from '#kernel/text-span.ts'

/** Where words stand in a text when line breaks and spaces are left out of both; undefined when nowhere. */
export function findWords(text: string, words: string): TextSpan | undefined {
  const wanted = words.replace(/\s+/g, '')
  if (wanted === '') return undefined
  const places: number[] = []
  let dense = ''
  for (const run of text.matchAll(/\S+/g)) {
    for (let at = 0; at < run[0].length; at += 1) places.push(run.index + at)
    dense += run[0]
  }
  const at = dense.indexOf(wanted)
  const start = places[at]
  const last = places[at + wanted.length - 1]
  return at < 0 || start === undefined || last === undefined ? undefined : { start, end: last + 1 }
}
