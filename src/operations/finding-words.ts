import { inOneLine } from '#kernel/in-one-line.ts'
import { type Quote, quoteOf } from '#kernel/text-span.ts'
import type { FindingRow } from '#store/readings.ts'

type Placed = Pick<FindingRow, 'quote' | 'span_start' | 'span_end'>

/** Whether the words of a finding stand at its place in the text as it is read now. */
export function standsInText(text: string | null, { quote, span_start, span_end }: Placed): boolean {
  return text !== null && quoteOf(text, { start: span_start, end: span_end }).quote === quote
}

/** As findingWords, of any place of the source. */
export function quotedWords(text: string | null, { quote, start, end }: Quote): string {
  return findingWords(text, { quote, span_start: start, span_end: end })
}

/** The words of a finding as one reads them, in one line; as they were kept where the text no longer holds them. */
export function findingWords(text: string | null, finding: Placed): string {
  if (text === null || !standsInText(text, finding)) return finding.quote
  return inOneLine(text.slice(finding.span_start, finding.span_end))
}
