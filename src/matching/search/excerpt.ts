import type { TextSpan } from '#kernel/text-span.ts'
import type { MatchedPart } from './match-parts.ts'

/** A few words around what was found, in one line, with the places found in it. */
export type Excerpt = { readonly text: string; readonly spans: readonly TextSpan[] }

const before = 24
const longest = 120

/** The stretch of a text that holds the most of what was found. */
export function excerptOf({ text, spans }: Pick<MatchedPart, 'text' | 'spans'>): Excerpt {
  const begins = spans.map((span) => Math.max(0, span.start - before))
  const held = (start: number): number =>
    spans.reduce(
      (sum, span) => sum + (span.start >= start && span.end <= start + longest ? span.end - span.start : 0),
      0,
    )
  const best = begins.reduce((one, other) => (held(other) > held(one) ? other : one), begins[0] ?? 0)
  const start = /[\udc00-\udfff]/.test(text[best] ?? '') ? best + 1 : best
  const end = Math.min(text.length, start + longest)
  const [open, close] = [start > 0 ? '…' : '', end < text.length ? '…' : '']
  const shift = open.length - start
  return {
    text: `${open}${text.slice(start, end).replace(/\s/gu, ' ')}${close}`,
    spans: spans
      .filter((span) => span.start >= start && span.end <= end)
      .map((span) => ({ start: span.start + shift, end: span.end + shift })),
  }
}
