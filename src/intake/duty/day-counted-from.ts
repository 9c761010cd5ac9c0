import type { ArticleLayout } from '#intake/articles.ts'
import type { Session } from '#intake/reading.ts'
import { isPlainDate, type PlainDate, yearOf } from '#kernel/plain-date.ts'

/** How a language writes a day: a whole one, and one without its year. */
export type WrittenDay = {
  readonly whole: (words: string) => PlainDate | null
  readonly inYear: (words: string, year: number) => PlainDate | null
}

const reach = 600
const opening = 80

/** The day a page bears: in the particulars or titles of an article, before its body, or where the body opens. */
export function dayOfPage(source: string, layout: ArticleLayout, { whole }: WrittenDay): PlainDate | null {
  const { byline, kicker, headline, body, flow } = layout
  const places = [
    ...[byline, kicker, headline].map((quote) => quote?.quote ?? ''),
    source.slice(Math.max(0, body.start - reach), body.start),
    flow.folded.slice(0, opening),
  ]
  for (const words of places) {
    const day = whole(words)
    if (day !== null) return day
  }
  return null
}

/** The day a session's own phrase gives, its year taken from the page where only the page says it. */
export function dayOfSession(
  { datePhrase }: Pick<Session, 'datePhrase'>,
  page: PlainDate | null,
  { whole, inYear }: WrittenDay,
): PlainDate | null {
  if (datePhrase === null) return null
  return whole(datePhrase.quote) ?? (page === null ? null : inYear(datePhrase.quote, yearOf(page)))
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
