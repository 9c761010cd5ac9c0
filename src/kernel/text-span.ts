/** A half-open range [start, end) of a text, in UTF-16 code units. */
export type TextSpan = { readonly start: number; readonly end: number }

/** A range of a source text with the words found there, line breaks taken out. */
export type Quote = TextSpan & { readonly quote: string }

/** The words of a span as one line: exactly the slice, without CR and LF. */
export function quoteOf(text: string, span: TextSpan): Quote {
  const words = text.slice(span.start, span.end)
  const isOneLine = !words.includes('\n') && !words.includes('\r')
  return { quote: isOneLine ? words : words.replace(/[\r\n]+/g, ''), start: span.start, end: span.end }
}
