import { isHan, partsWords } from '#kernel/parts-words.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { Flow } from './flow.ts'
import { fold } from './fold.ts'
import { isBlank, type Lines } from './lines.ts'
import { type Noise, noiseLength } from './noise.ts'

/** Lines [from, to) that read on as one, trimmed to [start, end) of the source. */
export type Stretch = TextSpan & { readonly from: number; readonly to: number }

/** How the words of a text stand to one another. */
export type Spacing = {
  /** Words are parted by spaces, so a line break between two of them stands for one; false for Chinese. */
  readonly spaced: boolean
  /** Chinese characters are set apart by spaces that mean nothing, as some recognisers of scans write them. */
  readonly letterSpaced: boolean
  readonly noise: Noise
}

/**
 * Joins paragraphs to one running text with the way back to the source. Where a line break stands for a
 * space, the space of the flow lies at the break.
 */
export function flowOf(
  text: string,
  lines: Lines,
  paragraphs: readonly (readonly Stretch[])[],
  spacing: Spacing,
): Flow {
  let size = 1
  for (const paragraph of paragraphs) for (const { start, end } of paragraph) size += end - start + 1
  const writer = flowWriter(text, size, spacing.noise.glosses)
  const spans: TextSpan[] = []
  for (const paragraph of paragraphs) {
    const span = writeParagraph(writer, text, lines, paragraph, spacing)
    if (span !== undefined) spans.push(span)
  }
  return writer.finish(spans)
}

/** The words of a stretch as one line, as `flowOf` would join them, without the way back. */
export function joinWords(text: string, lines: Lines, stretch: Stretch, spacing: Spacing): string {
  let words = ''
  const put = (from: number, to: number) => {
    words += text.slice(from, to)
  }
  const putSign = (sign: string) => {
    words += sign
  }
  writeParagraph({ length: () => words.length, put, putSign }, text, lines, [stretch], spacing)
  return words
}

type Writer = {
  readonly length: () => number
  /** Appends source [from, to). */
  readonly put: (from: number, to: number) => void
  /** Appends a sign that is not in the source, standing for source position `at`; by default behind the last. */
  readonly putSign: (sign: string, at?: number) => void
}

type FlowWriter = Writer & { readonly finish: (paragraphs: readonly TextSpan[]) => Flow }

function flowWriter(text: string, size: number, glossed: boolean): FlowWriter {
  const sourceAt = new Int32Array(size)
  const parts: string[] = []
  let length = 0
  const behind = () => (length === 0 ? 0 : (sourceAt[length - 1] ?? 0) + 1)
  return {
    length: () => length,
    put: (from, to) => {
      parts.push(text.slice(from, to))
      for (let at = from; at < to; at += 1) sourceAt[length + at - from] = at
      length += to - from
    },
    putSign: (sign, at = behind()) => {
      parts.push(sign)
      sourceAt[length] = at
      length += 1
    },
    finish: (paragraphs) => {
      sourceAt[length] = behind()
      const joined = parts.join('')
      return { text: joined, folded: fold(joined), paragraphs, sourceAt: sourceAt.subarray(0, length + 1), glossed }
    },
  }
}

function writeParagraph(
  writer: Writer,
  text: string,
  lines: Lines,
  paragraph: readonly Stretch[],
  { spaced, letterSpaced, noise }: Spacing,
): TextSpan | undefined {
  const putClean =
    noise.glosses || noise.strayCommas
      ? (from: number, to: number) => putWithoutNoise(text, from, to, noise, writer.put)
      : writer.put
  const putLine = letterSpaced ? (from: number, to: number) => putClosedUp(text, from, to, putClean) : putClean
  let begun = -1
  let last = -1
  for (const { from, to, start, end } of paragraph) {
    for (let line = from; line < to; line += 1) {
      const lineStart = Math.max(start, lines.start[line] ?? 0)
      const lineEnd = Math.min(end, lines.end[line] ?? 0)
      if (lineEnd <= lineStart) continue
      if (last < 0) {
        if (writer.length() > 0) writer.putSign('\n')
        begun = writer.length()
      } else if (spaced && !isBlank(text.charCodeAt(last - 1)) && partsWords(text, last, lineStart))
        writer.putSign(' ', last)
      putLine(lineStart, lineEnd)
      last = lineEnd
    }
  }
  return begun < 0 ? undefined : { start: begun, end: writer.length() }
}

/** Leaves out what only a converter or a copy put there. */
function putWithoutNoise(
  text: string,
  from: number,
  to: number,
  noise: Noise,
  put: (from: number, to: number) => void,
): void {
  let begun = from
  for (let at = from; at < to; at += 1) {
    const length = noiseLength(text, at, noise)
    if (length === 0) continue
    if (at > begun) put(begun, at)
    begun = Math.min(to, at + length)
    at = begun - 1
  }
  if (to > begun) put(begun, to)
}

/** Leaves out the blanks that have Chinese on either side. */
function putClosedUp(text: string, from: number, to: number, put: (from: number, to: number) => void): void {
  let begun = from
  for (let at = from + 1; at + 1 < to; at += 1) {
    if (!isBlank(text.charCodeAt(at)) || (!isHan(text.charCodeAt(at - 1)) && !isHan(text.charCodeAt(at + 1)))) continue
    if (at > begun) put(begun, at)
    begun = at + 1
  }
  if (to > begun) put(begun, to)
}

/** Whether most neighbouring Chinese characters have a single blank between them. */
export function isLetterSpaced(text: string): boolean {
  let close = 0
  let apart = 0
  for (let at = 0; at + 2 < text.length; at += 1) {
    if (!isHan(text.charCodeAt(at))) continue
    if (isHan(text.charCodeAt(at + 1))) close += 1
    else if (text.charCodeAt(at + 1) === 0x20 && isHan(text.charCodeAt(at + 2))) apart += 1
  }
  return apart > 20 && apart > close
}
