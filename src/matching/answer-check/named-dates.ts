import { readNumeral } from '#intake/numerals.ts'
import { addDays, addMonths, isPlainDate, monthOf, type PlainDate, plainDateOf, yearOf } from '#kernel/plain-date.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { CheckedLanguage } from './checked-language.ts'

/** A day or period a passage names; `until` is its last day where that can be worked out. */
export type NamedDate = TextSpan & { readonly until: PlainDate | null }

type DateRule = {
  readonly pattern: RegExp
  readonly until: (found: RegExpMatchArray, on: PlainDate) => PlainDate | null
}

const numeral = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})'
const relativeYears: Readonly<Record<string, number>> = { 去: -1, 今: 0, 本: 0, 当: 0, 明: 1, 后: 2 }

/** Longer forms before those they hold. */
const chinese: readonly DateRule[] = [
  {
    pattern: /(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/g,
    until: (found) => dayOf(Number(found[1]), Number(found[2]), Number(found[3])),
  },
  {
    pattern: new RegExp(
      `(?:(?:(\\d{4})年|([去今本当明后])年)?(?<![个每\\d一二三四五六七八九十])(${numeral})月(?:份)?(?:(${numeral})日|(底|末|初|中旬|上旬|下旬|中))?(?:至|到|—|-|~))?(?:(\\d{4})年|([去今本当明后])年)?(?<![个每\\d一二三四五六七八九十])(?:(${numeral})月)(?:份)?(?:(${numeral})日|(底|末|初|中旬|上旬|下旬|中(?!小|心|央|学)))?`,
      'g',
    ),
    until: (found, on) => {
      const year = yearFrom(found[6] ?? found[1], found[7] ?? found[2], on)
      return partOfMonth(year, count(found[8]), found[9] === undefined ? null : count(found[9]), found[10])
    },
  },
  {
    pattern:
      /(?:(\d{4})年|([去今本当明后])年)(?:年)?(底|末|初|内|上半年|下半年|第?[一二三四1-4]季度|[春夏秋冬](?:季学期|季|天)?)/g,
    until: (found, on) => partOfYear(yearFrom(found[1], found[2], on), found[3] ?? ''),
  },
  {
    pattern: /(?<![\d一二三四五六七八九十近整全往常连几多])年(?:底|末|内)/g,
    until: (_, on) => plainDateOf(yearOf(on), 12, 31),
  },
  {
    pattern: /[今明去](?:春|夏|秋|冬)/g,
    until: (found, on) => partOfYear(yearOf(on) + (relativeYears[found[0].charAt(0)] ?? 0), found[0].charAt(1)),
  },
  { pattern: /(\d{4})年(?!以来|代|度?的?(?:建|投入使用))/g, until: (found) => dayOf(Number(found[1]), 12, 31) },
  {
    pattern: /([今明后去])年(?!以来|来|的)/g,
    until: (found, on) => plainDateOf(yearOf(on) + (relativeYears[found[1] ?? ''] ?? 0), 12, 31),
  },
  { pattern: /本月(?:底|内|末)|月底前/g, until: (_, on) => endOfMonth(yearOf(on), monthOf(on)) },
  {
    pattern: /(\d{1,3}|[一二两三四五六七八九十]{1,3})个?(年|月|周|星期|工作日|天|日)(?:之|以)?内/g,
    until: (found, on) => afterPeriod(on, count(found[1]), found[2] ?? ''),
  },
  {
    pattern:
      /(?:国庆|元旦|春节|五一|中秋|端午|清明|重阳)节?(?:之?前|期间|前后|起|后)|(?:汛期|供暖季?|开学|暑假|寒假|学期)(?:来临)?(?:之?前|起|初|末|期间)/g,
    until: (found, on) => festival(found[0], on),
  },
]

const monthNames = 'January|February|March|April|May|June|July|August|September|October|November|December'
const months = monthNames.split('|')

const english: readonly DateRule[] = [
  {
    pattern: /(\d{4})-(\d{2})-(\d{2})/g,
    until: (found) => dayOf(Number(found[1]), Number(found[2]), Number(found[3])),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${monthNames}),?(?: (\\d{4}))?`, 'g'),
    until: (found, on) => dayOf(Number(found[3] ?? yearOf(on)), months.indexOf(found[2] ?? '') + 1, Number(found[1])),
  },
  {
    pattern: new RegExp(`\\b(${monthNames}) (\\d{1,2})(?:st|nd|rd|th)?(?!\\d),?(?: (\\d{4}))?`, 'g'),
    until: (found, on) => dayOf(Number(found[3] ?? yearOf(on)), months.indexOf(found[1] ?? '') + 1, Number(found[2])),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:in|by|from|since|until|before|of|during|end of|late|early) )(${monthNames})(?: (\\d{4}))?\\b`,
      'g',
    ),
    until: (found, on) => endOfMonth(Number(found[2] ?? yearOf(on)), months.indexOf(found[1] ?? '') + 1),
  },
  {
    pattern: new RegExp(`\\b(${monthNames}) (\\d{4})\\b`, 'g'),
    until: (found) => endOfMonth(Number(found[2]), months.indexOf(found[1] ?? '') + 1),
  },
  {
    pattern:
      /\b(?:in|by|from|since|until|before|during) (?:the (?:end|beginning|spring|summer|autumn|winter) of )?((?:19|20)\d{2})\b/gi,
    until: (found) => dayOf(Number(found[1]), 12, 31),
  },
  {
    pattern: /\b(?:by|before|until) the end of (?:the|this) year\b|\b(?:later )?this year\b/gi,
    until: (_, on) => plainDateOf(yearOf(on), 12, 31),
  },
  { pattern: /\bnext year\b/gi, until: (_, on) => plainDateOf(yearOf(on) + 1, 12, 31) },
  {
    pattern: /\bwithin (\d{1,3}|one|two|three|four|five|six|twelve) (day|week|month|year|working day)s?\b/gi,
    until: (found, on) => afterPeriod(on, englishCount(found[1] ?? ''), unitOf(found[2] ?? '')),
  },
]

/** Every day or period a passage names, worked into its last day where the words and today allow. */
export function datesIn(folded: string, span: TextSpan, language: CheckedLanguage, on: PlainDate): NamedDate[] {
  const words = folded.slice(span.start, span.end)
  const found: NamedDate[] = []
  const taken = new Uint8Array(words.length)
  for (const { pattern, until } of language === 'zh' ? chinese : english) {
    for (const match of words.matchAll(pattern)) {
      const end = match.index + match[0].length
      // A longer form found before holds its place from end to end.
      if (match[0] === '' || taken[match.index] === 1 || taken[end - 1] === 1) continue
      taken.fill(1, match.index, end)
      found.push({ start: span.start + match.index, end: span.start + end, until: until(match, on) })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function yearFrom(written: string | undefined, relative: string | undefined, on: PlainDate): number {
  if (written !== undefined) return Number(written)
  return yearOf(on) + (relativeYears[relative ?? ''] ?? 0)
}

function count(words: string | undefined): number {
  if (words === undefined) return 0
  return /^\d+$/.test(words) ? Number(words) : (readNumeral(words) ?? 0)
}

function dayOf(year: number, month: number, day: number): PlainDate | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isPlainDate(text) ? text : null
}

function endOfMonth(year: number, month: number): PlainDate | null {
  const first = dayOf(year, month, 1)
  return first === null ? null : addDays(addMonths(first, 1), -1)
}

function partOfMonth(year: number, month: number, day: number | null, part: string | undefined): PlainDate | null {
  if (day !== null) return dayOf(year, month, day)
  if (part === '初' || part === '上旬') return dayOf(year, month, 10)
  if (part === '中' || part === '中旬') return dayOf(year, month, 20)
  return endOfMonth(year, month)
}

const lastMonths: Readonly<Record<string, number>> = { 春: 5, 夏: 8, 秋: 11, 冬: 12, 初: 1 }

function partOfYear(year: number, part: string): PlainDate | null {
  if (part === '上半年') return dayOf(year, 6, 30)
  const quarter = /([一二三四1-4])季度/.exec(part)
  if (quarter !== null) return endOfMonth(year, count(quarter[1]) * 3)
  return endOfMonth(year, lastMonths[part.charAt(0)] ?? 12)
}

function afterPeriod(on: PlainDate, many: number, unit: string): PlainDate | null {
  if (many === 0) return null
  if (unit === '年') return addMonths(on, many * 12)
  if (unit === '月') return addMonths(on, many)
  if (unit === '周' || unit === '星期') return addDays(on, many * 7)
  // Working days need a calendar; the clerk is shown the words alone.
  return unit === '工作日' ? null : addDays(on, many)
}

const fixedFeasts: readonly (readonly [string, number, number])[] = [
  ['国庆', 10, 1],
  ['元旦', 1, 1],
  ['五一', 5, 1],
]

function festival(words: string, on: PlainDate): PlainDate | null {
  const fixed = fixedFeasts.find(([name]) => words.startsWith(name))
  if (fixed === undefined) return null
  const [, month, day] = fixed
  const here = plainDateOf(yearOf(on), month, day)
  return here < on ? plainDateOf(yearOf(on) + 1, month, day) : here
}

const englishNumbers = ['', 'one', 'two', 'three', 'four', 'five', 'six']

function englishCount(words: string): number {
  if (/^\d+$/.test(words)) return Number(words)
  return words.toLowerCase() === 'twelve' ? 12 : Math.max(0, englishNumbers.indexOf(words.toLowerCase()))
}

function unitOf(english: string): string {
  const units: Readonly<Record<string, string>> = { day: '天', week: '周', month: '月', year: '年' }
  return units[english.toLowerCase()] ?? '工作日'
}
