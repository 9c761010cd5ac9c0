import type { TextSpan } from '#kernel/text-span.ts'

const bullet = /^\s*(?:[·•●▪◦*]|\(?(?:[a-z]|[ivx]{1,4})\))\s+/

/** A paragraph that is one point of a list, without its sign. */
export function pointOf(text: string, paragraph: TextSpan): TextSpan | undefined {
  const sign = bullet.exec(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 16)))
  if (sign === null) return undefined
  const start = paragraph.start + sign[0].length
  const words = text.slice(start, paragraph.end)
  const end = start + words.replace(/[;,.\s]*(?:\band)?[;,.\s]*$/, '').length
  return end - start < 12 ? undefined : { start, end }
}

/** A span without the stop or comma at its end. */
export function trimmed(text: string, { start, end }: TextSpan): TextSpan {
  return { start, end: start + text.slice(start, end).replace(/[\s.;,]+$/, '').length }
}

/** A point without the “; and” that leads to the next. */
export function withoutAnd(text: string, { start, end }: TextSpan): TextSpan {
  return { start, end: start + text.slice(start, end).replace(/[;,\s]*(?:\band)?[;,\s]*$/, '').length }
}
