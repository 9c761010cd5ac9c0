import type { TextSpan } from '#kernel/text-span.ts'
import { englishMonth } from './day-counted-from.ts'
import { dayTerm, monthTerm, type NamedYear, openTerm, type Period, periodTerm, type Term, weekTerm } from './term.ts'

type Groups = Readonly<Record<string, string | undefined>>
type Rule = { readonly pattern: RegExp; readonly term: (groups: Groups) => Term }

const month = '(?<month>January|February|March|April|May|June|July|August|September|October|November|December)'
const by = '(?:by|before|until|no later than|not later than|on or before|prior to|ahead of|in time for)'
const year = '(?:,? (?<year>\\d{4}))?'
const ordinals = ['first', 'second', 'third', 'fourth']
const quarter = `(?<quarter>${ordinals.join('|')}) quarter(?: of (?:(?<year>\\d{4})|(?<named>this|next) year))?`
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** Longer forms before those they hold. */
const rules: readonly Rule[] = [
  {
    pattern: new RegExp(
      `\\bwithin (?:the next )?(?<many>\\d{1,3}|an?|${numbers.join('|')}) (?<unit>(?:working |business )?day|calendar day|week|month|year)s?\\b`,
      'i',
    ),
    term: ({ many, unit }) => periodTerm({ count: countOf(many), unit: unitOf(unit) }),
  },
  {
    pattern: new RegExp(`\\b${by} (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}${year}`, 'i'),
    term: (found) => dayTerm(yearOf(found), englishMonth(found.month ?? ''), Number(found.day)),
  },
  {
    pattern: new RegExp(`\\b${by} ${month} (?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)${year}`, 'i'),
    term: (found) => dayTerm(yearOf(found), englishMonth(found.month ?? ''), Number(found.day)),
  },
  {
    pattern: new RegExp(
      `\\b(?:${by}(?: the)?|in|at the) (?:(?<part>end|middle|start|beginning) of |(?<early>early |mid-?)|late )?${month}\\b${year}`,
      'i',
    ),
    term: (found) =>
      found.early !== undefined || /^(?:middle|start|beginning)$/i.test(found.part ?? '')
        ? openTerm
        : dayTerm(yearOf(found), englishMonth(found.month ?? ''), 'last'),
  },
  {
    pattern: /\b(?:by|before|at|until) the end of (?:the |this )?(?:calendar )?(?<span>year|month|week)\b/i,
    term: ({ span }) => endOf(span, 0),
  },
  { pattern: /\b(?:by|before|at) the end of next (?<span>year|month|week)\b/i, term: ({ span }) => endOf(span, 1) },
  {
    pattern: new RegExp(`\\b(?:by|before|in|during|within) (?:the )?(?:end of )?(?:the )?${quarter}\\b`, 'i'),
    term: (found) => dayTerm(yearOf(found), 3 * (ordinals.indexOf((found.quarter ?? '').toLowerCase()) + 1), 'last'),
  },
  {
    pattern:
      /\b(?:by|before|at|until) the (?:end|close) of (?:the )?(?:(?:current|next|this) )?(?:financial|fiscal|municipal|school|academic|council) (?:year|term)\b/i,
    term: () => openTerm,
  },
  {
    pattern: new RegExp(
      `\\b(?:${by}|at) (?:the |our |its |their )?(?:next |following |${month.replace('?<month>', '?:')} |annual |ordinary |monthly |\\w+ )?(?:\\w+ )?(?:meeting|session|sitting|AGM|assembly|election|recess|budget|deadline)\\b`,
      'i',
    ),
    term: () => openTerm,
  },
  {
    pattern: new RegExp(
      `\\b(?:${by}|in|during) (?:the )?(?:end of (?:the )?|early |late )?(?:next |this |coming )?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|Christmas|Easter|Whitsun|New Year|school year|school holidays|start of term|rainy season|flood season)(?: (?:of )?\\d{4})?\\b`,
    ),
    term: () => openTerm,
  },
  {
    pattern: new RegExp(
      `\\b(?:${by}) (?:next |this |the (?:following|coming) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b`,
    ),
    term: () => openTerm,
  },
  {
    pattern: new RegExp(`\\b(?:${by}|in|during) (?:the end of |early |late )?(?<year>20\\d{2})\\b(?![-–/])`, 'i'),
    term: (found) => dayTerm(yearOf(found), 12, 31),
  },
  {
    pattern: /\b(?:later |early |within |during )?(?<named>this|next) year\b(?!['’])/i,
    term: (found) => dayTerm(yearOf(found), 12, 31),
  },
  {
    pattern: /\b(?:later |within |during |by )?(?<named>this|next) (?<span>month|week)\b(?!['’])/i,
    term: ({ named, span }) => endOf(span, /next/i.test(named ?? '') ? 1 : 0),
  },
]
const anySign = /\b(?:by|before|until|than|within|in|during|prior|ahead|next|this|at)\b/i

/** The words of a span that say by when something is done, and what they mean; undefined where none do. */
export function englishDue(text: string, span: TextSpan): (TextSpan & { readonly term: Term }) | undefined {
  const words = text.slice(span.start, span.end)
  if (!anySign.test(words)) return undefined
  for (const { pattern, term } of rules) {
    const found = pattern.exec(words)
    if (found === null) continue
    const start = span.start + found.index
    return { start, end: start + found[0].length, term: term(found.groups ?? {}) }
  }
  return undefined
}

function yearOf({ year: written, named }: Groups): NamedYear {
  if (written !== undefined) return { year: Number(written) }
  return named === undefined ? undefined : { later: named.toLowerCase() === 'next' ? 1 : 0 }
}

function endOf(span: string | undefined, later: number): Term {
  if (span?.toLowerCase() === 'week') return weekTerm(later)
  return span?.toLowerCase() === 'month' ? monthTerm(later) : dayTerm({ later }, 12, 31)
}

function countOf(many: string | undefined): number {
  const words = (many ?? '').toLowerCase()
  if (/^\d+$/.test(words)) return Number(words)
  return /^an?$/.test(words) ? 1 : numbers.indexOf(words) + 1
}

function unitOf(unit: string | undefined): Period['unit'] {
  const word = (unit ?? '').toLowerCase()
  if (/^(?:working|business) /.test(word)) return 'working_day'
  return word === 'week' || word === 'month' || word === 'year' ? word : 'day'
}
