import type { ArticleLayout } from '#intake/articles.ts'
import type { Session } from '#intake/reading.ts'
import { addDays, isPlainDate, type PlainDate, yearOf } from '#kernel/plain-date.ts'

/** How a language writes a day: a whole one, and one without its year. */
export type WrittenDay = {
  readonly whole: (words: string) => PlainDate | null
  readonly inYear: (words: string, year: number) => PlainDate | null
}

/** Where in a source the bodies of its other articles leave off and begin: a day within them is no day of the page. */
export type OtherBodies = {
  /** The end of whatever body goes before; 0 where none does. */
  readonly before: number
  /** The start of the source's first. */
  readonly first: number
}

const reach = 600
const opening = 80
const masthead = 200

/**
 * The day a page bears: in the particulars or titles of an article, between its body and the one before, where the body opens, or
 * at the head of the source.
 */
export function dayOfPage(
  source: string,
  layout: ArticleLayout,
  others: OtherBodies,
  { whole }: WrittenDay,
): PlainDate | null {
  const { byline, kicker, headline, body, flow } = layout
  const places = [
    ...[byline, kicker, headline].map((quote) => quote?.quote ?? ''),
    source.slice(Math.max(body.start - reach, Math.min(others.before, body.start), 0), body.start),
    flow.folded.slice(0, opening),
    source.slice(0, Math.min(masthead, others.first)),
  ]
  for (const words of places) {
    const day = whole(words)
    if (day !== null) return day
  }
  return null
}

/** A day so far ahead of the page that tells of it was one of the year before: 12月30日 on a page of January. */
const farAhead = 183

/** The day a session's own phrase gives, its year taken from the page where only the page says it. */
export function dayOfSession(
  { datePhrase }: Pick<Session, 'datePhrase'>,
  page: PlainDate | null,
  { whole, inYear }: WrittenDay,
): PlainDate | null {
  if (datePhrase === null) return null
  const told = whole(datePhrase.quote)
  if (told !== null || page === null) return told
  const day = inYear(datePhrase.quote, yearOf(page))
  const isAhead = day !== null && day > addDays(page, farAhead)
  return isAhead ? inYear(datePhrase.quote, yearOf(page) - 1) : day
}

export const chineseDays: WrittenDay = {
  whole: (words) => dayOf(/(\d{4})\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})(?!\d)/.exec(words.normalize('NFKC'))),
  inYear: (words, year) => {
    const found = /(\d{1,2})月(\d{1,2})日/.exec(words.normalize('NFKC'))
    return found === null ? null : plainOf(year, Number(found[1]), Number(found[2]))
  },
}

const months = 'january|february|march|april|may|june|july|august|september|october|november|december'
const dayFirst = new RegExp(
  `\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<month>${months}),?\\s+(?<year>\\d{4})`,
  'i',
)
const monthFirst = new RegExp(`\\b(?<month>${months})\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})`, 'i')

export const englishDays: WrittenDay = {
  whole: (words) => {
    const { day, month, year } = (dayFirst.exec(words) ?? monthFirst.exec(words))?.groups ?? {}
    return month === undefined ? null : plainOf(Number(year), englishMonth(month), Number(day))
  },
  inYear: () => null,
}

export function englishMonth(name: string): number {
  return months.split('|').indexOf(name.toLowerCase()) + 1
}

function dayOf(found: RegExpExecArray | null): PlainDate | null {
  return found === null ? null : plainOf(Number(found[1]), Number(found[2]), Number(found[3]))
}

function plainOf(year: number, month: number, day: number): PlainDate | null {
  const text = [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
  return isPlainDate(text) ? text : null
}
