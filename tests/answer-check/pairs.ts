import { readFileSync } from 'node:fs'
import type { TextSpan } from '#kernel/text-span.ts'

/** A sentence of an invented text, with what a person says of it. */
export type MarkedLine = TextSpan & {
  /** Of a reply: the points it answers. Of a suggestion: the number of the point it is. */
  readonly points: readonly number[]
  /** m: measure, d: date, u: unit, a: amount, h: hollow, '.': courtesy. */
  readonly marks: ReadonlySet<string>
}

/** An invented suggestion and its reply, annotated sentence by sentence. */
export type Pair = {
  readonly id: string
  readonly title: string
  readonly asked: string
  readonly reply: string
  readonly askedLines: readonly MarkedLine[]
  readonly replyLines: readonly MarkedLine[]
}

/** `letters`: longer replies with heads, headings and paragraphs, written once the rules were made. */
export type Half = 'development' | 'held-out' | 'letters' | 'later'

/** Reads the pairs of one part; see README.md for how they are written. */
export function readPairs(half: Half): Pair[] {
  const text = readFileSync(new URL(`${half}/pairs.txt`, import.meta.url), 'utf8')
  return text
    .split(/^(?=# )/m)
    .filter((block) => block.startsWith('# '))
    .map(pairOf)
}

function pairOf(block: string): Pair {
  const [head = '', ...lines] = block.split('\n').filter((line) => line !== '')
  const [askedPart = [], replyPart = []] = splitAtEquals(lines)
  const english = head.includes('lang=en')
  const title = askedPart.find((line) => line.startsWith('T|'))?.slice(2) ?? ''
  const asked = joined(
    askedPart.filter((line) => !line.startsWith('T|')),
    english,
  )
  const reply = joined(replyPart, english)
  return {
    id: head.split(' ')[1] ?? '',
    title,
    asked: asked.text,
    reply: reply.text,
    askedLines: asked.lines,
    replyLines: reply.lines,
  }
}

function splitAtEquals(lines: readonly string[]): string[][] {
  const at = lines.indexOf('=')
  return [lines.slice(0, at), lines.slice(at + 1)]
}

const partEnds = /(?<=[；，？。])(?=(?:\d|h|\.|-)[ mdua]*\|)/

/** Lines run on without breaks, as in a letter; one may hold several parts, each with its own marks: 1|甲；2|乙. */
function joined(lines: readonly string[], english: boolean): { text: string; lines: MarkedLine[] } {
  let text = ''
  const marked: MarkedLine[] = []
  for (const line of lines) {
    if (line.startsWith('/')) text += '\n'
    else if (english && text !== '') text += ' '
    for (const part of line.replace(/^\//, '').split(partEnds)) {
      const bar = part.indexOf('|')
      const codes = part.slice(0, bar)
      const words = part.slice(bar + 1)
      const points = [...codes].filter((sign) => /\d/.test(sign)).map(Number)
      marked.push({
        start: text.length,
        end: text.length + words.length,
        points,
        marks: new Set(codes.replace(/[\d ]/g, '')),
      })
      text += words
    }
  }
  return { text, lines: marked }
}

/** Points that no sentence answers, or only one that means well. */
export function unansweredIn(pair: Pair): ReadonlySet<number> {
  const answered = new Set(pair.replyLines.filter(({ marks }) => !marks.has('h')).flatMap(({ points }) => points))
  return new Set(pair.askedLines.flatMap(({ points }) => points).filter((point) => !answered.has(point)))
}
