import type { TextSpan } from '#kernel/text-span.ts'
import type { Flow } from './flow.ts'
import { hasUnit, unitSet } from './unit-set.ts'

/** A sentence of a flow, with its final punctuation and the closing marks behind it. */
export type Sentence = TextSpan & {
  /** Position in `flow.paragraphs`. */
  readonly paragraph: number
  /** End of the words: final punctuation and closing marks left out. */
  readonly bodyEnd: number
  readonly isFirst: boolean
}

/** Longer stretches without a full stop are cut at a comma, so that no rule ever sees an endless sentence. */
export const longestSentence = 1500

const finals = unitSet('。!?')
const closers = unitSet('”’)》')
const danglers = unitSet('。!? ,;:')
const isHan = (unit: number) => unit >= 0x3400 && unit <= 0x9fff

/** Splits every paragraph behind 。！？ and the closing marks that follow them. */
export function splitSentences(flow: Flow): Sentence[] {
  const sentences: Sentence[] = []
  for (const [paragraph, span] of flow.paragraphs.entries()) {
    let start = skipBlanks(flow.folded, span.start, span.end)
    let isFirst = true
    while (start < span.end) {
      const end = sentenceEnd(flow.folded, start, span.end)
      sentences.push({ paragraph, start, end, bodyEnd: trimEnd(flow.folded, start, end), isFirst })
      isFirst = false
      start = skipBlanks(flow.folded, end, span.end)
    }
  }
  return sentences
}

function sentenceEnd(text: string, start: number, limit: number): number {
  const cut = Math.min(limit, start + longestSentence)
  let comma = 0
  for (let at = start; at < cut; at += 1) {
    const unit = text.charCodeAt(at)
    if (isHan(unit)) continue
    if (unit === commaSign || unit === semicolon) comma = at + 1
    if (unit === ellipsis && trailsOff(text, start, at + 1, limit)) return at + 2
    if (!hasUnit(finals, unit)) continue
    let end = at + 1
    while (end < limit && isFinalOrCloser(text.charCodeAt(end))) end += 1
    return end
  }
  if (cut === limit) return limit
  return comma > start + longestSentence / 2 ? comma : cut
}

const [commaSign, semicolon, ellipsis] = [0x2c, 0x3b, 0x2026]
const isFinalOrCloser = (unit: number) => hasUnit(finals, unit) || hasUnit(closers, unit)

/** “…要跟上……”活动中，: a quotation at the head of a sentence that trails off ends it. */
function trailsOff(text: string, start: number, at: number, limit: number): boolean {
  return (
    text.charAt(start) === '“' &&
    text.charAt(at) === '”' &&
    !',;:、的'.includes(text.charAt(at + 1)) &&
    closingMark(text, start, limit) === at
  )
}

/** Final punctuation, dangling commas and white space are no part of what was said; a closing mark stays if its opening does. */
function trimEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && hasUnit(danglers, text.charCodeAt(at - 1))) at -= 1
  while (at > start && hasUnit(closers, text.charCodeAt(at - 1)) && (at < 2 || isFinal(text, at - 2))) {
    at -= 1
    while (at > start && isFinal(text, at - 1)) at -= 1
  }
  return at
}

const isFinal = (text: string, at: number) => hasUnit(finals, text.charCodeAt(at))

function skipBlanks(text: string, from: number, limit: number): number {
  let at = from
  while (at < limit && text.charAt(at) === ' ') at += 1
  return at
}

/** For each opening mark its closing one; 0 for every other character. */
const closingOf = new Uint16Array(0x10000)
for (const pair of ['“”', '‘’', '()', '《》']) closingOf[pair.charCodeAt(0)] = pair.charCodeAt(1)

/**
 * Splits [start, end) at the given signs, leaving alone what stands inside quotation marks, brackets and titles.
 * An opening mark that is never closed hides nothing.
 */
export function splitAt(text: string, span: TextSpan, signs: string): TextSpan[] {
  let parts: TextSpan[] | undefined
  let from = span.start
  for (let at = span.start; at < span.end; at += 1) {
    const unit = text.charCodeAt(at)
    // Han characters are neither signs nor marks: most of a text passes here.
    if (isHan(unit)) continue
    if (closingOf[unit] !== 0) at = closingMark(text, at, span.end) ?? at
    else if (signs.includes(text.charAt(at))) {
      if (at > from) parts = added(parts, from, at)
      from = at + 1
    }
  }
  if (span.end > from) parts = added(parts, from, span.end)
  return parts ?? []
}

/** Most spans are not split: room for more parts is made with the second. */
function added(parts: TextSpan[] | undefined, start: number, end: number): TextSpan[] {
  if (parts === undefined) return [{ start, end }]
  parts.push({ start, end })
  return parts
}

const clauseSigns = ',;'

/** The stretches between commas and semicolons. */
export function splitClauses(text: string, span: TextSpan): TextSpan[] {
  return splitAt(text, span, clauseSigns)
}

/** Where the mark opened at `at` is closed, before `limit` and not absurdly far away. */
export function closingMark(text: string, at: number, limit: number): number | undefined {
  const opening = text.charCodeAt(at)
  const closing = closingOf[opening] ?? 0
  if (closing === 0) return undefined
  let depth = 0
  for (let next = at; next < limit; next += 1) {
    const unit = text.charCodeAt(next)
    if (unit === opening) depth += 1
    else if (unit === closing) {
      depth -= 1
      if (depth === 0) return next
    }
  }
  return undefined
}

const edges = unitSet(' ,;:、。!?\n')

/** The span without white space and separators at either end. */
export function trimSpan(text: string, span: TextSpan): TextSpan {
  let { start, end } = span
  while (start < end && hasUnit(edges, text.charCodeAt(start))) start += 1
  while (end > start && hasUnit(edges, text.charCodeAt(end - 1))) end -= 1
  return { start, end }
}

/** Takes off quotation marks that enclose the whole span, or whose partner lies outside it. */
export function unwrapQuotes(text: string, span: TextSpan): TextSpan {
  let { start, end } = trimSpan(text, span)
  for (;;) {
    const opens = text.charAt(start) === '“' || text.charAt(start) === '‘'
    const closesAt = opens ? closingMark(text, start, end) : undefined
    if (opens && (closesAt === undefined || closesAt === end - 1)) start += 1
    else if (!(text.charAt(end - 1) === '”' && !isOpenBefore(text, start, end - 1)))
      return trimSpan(text, { start, end })
    if (closesAt === undefined && text.charAt(end - 1) !== '”') return trimSpan(text, { start, end })
    if (text.charAt(end - 1) === '”' || text.charAt(end - 1) === '’') end -= 1
    const trimmed = trimSpan(text, { start, end })
    if (trimmed.end <= trimmed.start) return trimmed
    start = trimmed.start
    end = trimmed.end
  }
}

function isOpenBefore(text: string, start: number, end: number): boolean {
  let depth = 0
  for (let at = start; at < end; at += 1) {
    if (text.charAt(at) === '“') depth += 1
    else if (text.charAt(at) === '”') depth = Math.max(0, depth - 1)
  }
  return depth > 0
}
