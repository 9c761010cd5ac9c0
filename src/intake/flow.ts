import type { TextSpan } from '#kernel/text-span.ts'

/**
 * A stretch of a source with its column breaks taken out, and the way back.
 *
 * `text` holds the source's own characters (hard-wrapped lines joined; one '\n' between paragraphs).
 * `folded` has the same length, unit for unit: traditional characters as simplified, width variants and
 * Kangxi radicals as the ordinary character. Rules match on `folded`; quotes are cut from the source.
 */
export type Flow = {
  readonly text: string
  readonly folded: string
  /** In flow positions, in order, without the '\n' between them. */
  readonly paragraphs: readonly TextSpan[]
  /** Source position of each flow position; one entry longer than `text`. */
  readonly sourceAt: Int32Array
  /** Sounds in brackets were left out behind characters; they belong to the characters. */
  readonly glossed: boolean
}

/** The source span of a flow span: begins at its first character, ends just behind its last. */
export function toSource(flow: Flow, span: TextSpan): TextSpan {
  const start = flow.sourceAt[span.start] ?? 0
  if (span.end <= span.start) return { start, end: start }
  return { start, end: (flow.sourceAt[span.end - 1] ?? 0) + 1 }
}
