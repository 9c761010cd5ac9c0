import { fold } from '#intake/fold.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { isWordUnit } from '#matching/word-index/analyse.ts'
import { fewestInitials } from './pinyin-terms.ts'
import { apartShare, mayStandApart } from './query-clauses.ts'
import type { SearchField } from './search-fields.ts'
import type { SearchQuery, Wanted } from './search-query.ts'
import { saidAs, syllablesOf } from './syllables.ts'

/** A text of a document, as its reader may see it. */
export type SearchPart = { readonly field: SearchField; readonly text: string }

/** A text with the places in it that were asked for, in order and apart from one another. */
export type MatchedPart = SearchPart & { readonly spans: readonly TextSpan[] }

/**
 * Where the parts say what is wanted; null where something wanted is in none of them, or something unwanted in one. Nothing
 * but the parts given is looked at: what a reader may not see can neither find nor hide a document.
 */
export function matchParts(
  { wanted, unwanted }: Pick<SearchQuery, 'wanted' | 'unwanted'>,
  parts: readonly SearchPart[],
  isLoose: boolean,
): readonly MatchedPart[] | null {
  const read = parts.map((part) => ({ ...part, lower: lowered(part.text) }))
  for (const one of unwanted) if (read.some((part) => spansOf(one, part, false).length > 0)) return null
  const spans: TextSpan[][] = read.map(() => [])
  for (const one of wanted) {
    let isFound = false
    for (const [index, part] of read.entries()) {
      const found = spansOf(one, part, isLoose)
      if (found.length > 0) isFound = true
      spans[index]?.push(...found)
    }
    if (!isFound) return null
  }
  return parts.map((part, index) => ({ ...part, spans: apart(spans[index] ?? []) }))
}

type ReadPart = SearchPart & { readonly lower: string }

/** As long as the text, unit for unit. */
function lowered(text: string): string {
  const folded = fold(text)
  const lower = folded.toLowerCase()
  return lower.length === folded.length ? lower : folded.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function spansOf(one: Wanted, part: ReadPart, isLoose: boolean): readonly TextSpan[] {
  if (one.field !== null && one.field !== part.field) return []
  const written = writtenIn(one, part.lower)
  if (written.length > 0) return written
  if (one.kind === 'word') return saidIn(one, part)
  return isLoose && mayStandApart(one) ? standingApart(one.text, part.lower) : []
}

function writtenIn({ text, isOpen }: Wanted, lower: string): readonly TextSpan[] {
  const [first = '', ...others] = text.split(' ')
  const found: TextSpan[] = []
  for (let start = lower.indexOf(first); start >= 0; start = lower.indexOf(first, start + 1)) {
    const end = endOfPhrase(lower, start + first.length, others)
    if (end !== null && isWhole(lower, start, end, isOpen)) found.push({ start, end })
  }
  return found
}

/** Words of a phrase may have any white space between them. */
function endOfPhrase(lower: string, from: number, others: readonly string[]): number | null {
  let at = from
  for (const word of others) {
    while (/\s/u.test(lower[at] ?? '')) at += 1
    if (!lower.startsWith(word, at)) return null
    at += word.length
  }
  return at
}

/** A word is no part of a longer one. */
function isWhole(lower: string, start: number, end: number, isOpen: boolean): boolean {
  const isWithin = (at: number): boolean => isWordUnit(lower.charCodeAt(at - 1)) && isWordUnit(lower.charCodeAt(at))
  return !isWithin(start) && (isOpen || !isWithin(end))
}

function saidIn({ text, isOpen }: Wanted, { field, text: written }: ReadPart): readonly TextSpan[] {
  if (!/^[a-z]{2,}$/.test(text) || (field !== 'title' && field !== 'unit' && field !== 'author')) return []
  const fewest = field === 'title' ? fewestInitials.title : fewestInitials.name
  return saidAs(syllablesOf(written, field === 'author'), text, isOpen, fewest)
}

/** Pairs of a run wherever they stand; nothing where they make up too little of it. */
function standingApart(run: string, lower: string): readonly TextSpan[] {
  const covered = new Set<number>()
  const found: TextSpan[] = []
  for (let at = 0; at + 1 < run.length; at += 1) {
    const pair = run.slice(at, at + 2)
    const before = found.length
    for (let start = lower.indexOf(pair); start >= 0; start = lower.indexOf(pair, start + 1)) {
      found.push({ start, end: start + 2 })
    }
    if (found.length > before) covered.add(at).add(at + 1)
  }
  return covered.size >= run.length * apartShare ? found : []
}

function apart(spans: readonly TextSpan[]): readonly TextSpan[] {
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}
