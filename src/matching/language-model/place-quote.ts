import { type DenseText, densePlaces, spanIn } from '#kernel/dense-text.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { withoutSpaces } from '#kernel/without-spaces.ts'

/** Words said to stand in a text, with what is said to stand right before and behind them there. */
export type QuotedWords = { readonly quote: string; readonly before: string; readonly after: string }

export type Placed =
  | { readonly found: 'once'; readonly span: TextSpan }
  | { readonly found: 'nowhere' }
  /** It stands there more than once, and what is said to surround it does not tell which is meant. */
  | { readonly found: 'unclear' }

/** Finds where a quote stands, line breaks and spaces apart. Nothing near enough is taken for it: it is there or it is not. */
export function placeQuote(text: DenseText, { quote, before, after }: QuotedWords): Placed {
  const wanted = withoutSpaces(quote)
  const places = [...densePlaces(text, wanted)]
  if (places.length === 0) return { found: 'nowhere' }
  const meant =
    places.length === 1 ? places : places.filter((at) => isSurrounded(text.dense, at, wanted, before, after))
  const [at] = meant
  const span = at === undefined || meant.length > 1 ? undefined : spanIn(text, at, wanted.length)
  return span === undefined ? { found: 'unclear' } : { found: 'once', span }
}

/** True where words stand in a text, line breaks and spaces apart. */
export function holdsWords(text: DenseText, words: string): boolean {
  const wanted = withoutSpaces(words)
  return wanted !== '' && text.dense.includes(wanted)
}

function isSurrounded(text: string, at: number, quote: string, before: string, after: string): boolean {
  const [ahead, behind] = [withoutSpaces(before), withoutSpaces(after)]
  if (ahead === '' && behind === '') return false
  return text.endsWith(ahead, at) && text.startsWith(behind, at + quote.length)
}
