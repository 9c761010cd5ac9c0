import { quoteOf, type TextSpan } from '#kernel/text-span.ts'

/** Whether the words that somebody saw at a place stand there, line breaks apart; true of who does not say which they saw. */
export function holdsQuote(text: string, span: TextSpan, seen: string | undefined): boolean {
  if (seen === undefined) return true
  return quoteOf(text, span).quote === quoteOf(seen, { start: 0, end: seen.length }).quote
}
