import type { DenseText } from '#kernel/dense-text.ts'
import { nearestPlaces } from '#kernel/nearest-places.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type Quote, quoteOf, type TextSpan } from '#kernel/text-span.ts'
import { isSpanIn } from './is-span-in.ts'
import type { ReadingRefusal, TypedPart } from './reading-rights.ts'

/** Typed words of a source, and where they begin where somebody chose one place of several. */
export type TypedWords = { readonly part: TypedPart; readonly quote: string; readonly start?: number }

const mostListed = 12

/**
 * Where typed words stand: at the place that was chosen, the only one there is, or the only one among the words of the finding.
 * Where neither tells, whoever typed them is asked, with the places nearest to the finding.
 */
export function placeWords(
  text: string,
  whole: DenseText,
  finding: TextSpan,
  { part, quote, start }: TypedWords,
): Result<Quote, ReadingRefusal> {
  const { count, nearest } = nearestPlaces(whole, quote, start ?? finding.start, mostListed)
  const places = nearest.filter((place) => isSpanIn(text, place))
  const fitting = start === undefined ? places : places.filter((place) => place.start === start)
  const within = fitting.filter((place) => finding.start <= place.start && place.end <= finding.end)
  const [one, another] = within.length === 1 ? within : fitting
  if (one === undefined) return refuse({ code: 'words_not_in_source', part, quote })
  if (another === undefined) return ok(quoteOf(text, one))
  const starts = places.map((place) => place.start)
  const [closest = 0] = starts.toSorted((a, b) => Math.abs(a - finding.start) - Math.abs(b - finding.start))
  return refuse({ code: 'words_at_several_places', part, quote, count, places: starts, nearest: closest })
}
