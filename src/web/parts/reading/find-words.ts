import { denseText, spanIn } from '#kernel/dense-text.ts'
import type { TextSpan } from '#kernel/text-span.ts'

/** Where words stand in a text when line breaks and spaces are left out of both; undefined when nowhere. */
export function findWords(text: string, words: string): TextSpan | undefined {
  const wanted = words.replace(/\s+/g, '')
  const whole = denseText(text)
  return spanIn(whole, whole.dense.indexOf(wanted), wanted.length)
}
