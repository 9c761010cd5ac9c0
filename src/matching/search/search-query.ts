import { fold } from '#intake/fold.ts'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { isUnspaced, isWordUnit } from '#matching/word-index/analyse.ts'
import { dayRange } from './day-range.ts'
import { type SearchField, searchFields } from './search-fields.ts'

/** One thing a document has to say, or must not. */
export type Wanted = {
  /** Folded and in small letters: a run of characters, a word of letters, or a whole phrase. */
  readonly text: string
  readonly kind: 'characters' | 'word' | 'phrase'
  /** Where alone it counts; null for anywhere. */
  readonly field: SearchField | null
  /** The word goes on being typed: its beginning is enough. */
  readonly isOpen: boolean
}

export type SearchQuery = {
  readonly wanted: readonly Wanted[]
  readonly unwanted: readonly Wanted[]
  /** Days of being put forward, both included. */
  readonly since: PlainDate | null
  readonly until: PlainDate | null
}

/** Longer questions are cut: nobody types them. */
export const longestQuestion = 200
const mostWanted = 12

/** A word with what stands before it: a minus, a field's name; quotation marks keep a phrase together. */
const piece = /(?<minus>-)?(?:(?<field>[\p{L}]+):)?(?:["“](?<phrase>[^"“”]*)["”]?|(?<word>[^\s"“”]+))/gu
/** Letters and digits, joined by signs as numbers of documents are. */
const joined = /[-._/&+'’]/u

/**
 * Reads what was typed into a search box. Whatever it is, it is a question: what is no field's name and no day is taken as
 * words. The last word may still be being typed, unless something follows it.
 */
export function readQuery(typed: string): SearchQuery {
  const text = fold(typed.slice(0, longestQuestion)).toLowerCase()
  const wanted: Wanted[] = []
  const unwanted: Wanted[] = []
  let since: PlainDate | null = null
  let until: PlainDate | null = null
  for (const match of text.matchAll(piece)) {
    const { minus, field: name = '', phrase, word = '' } = match.groups ?? {}
    const { field, day } = searchFields(name)
    const days = day === null ? null : dayRange(phrase ?? word)
    if (days !== null) {
      if (day === 'from') since = plainDate(days.first)
      else until = plainDate(days.last)
      continue
    }
    const isKnown = name === '' || field !== null
    const said = isKnown ? (phrase ?? word) : `${name} ${phrase ?? word}`
    const isLast = phrase === undefined && match.index + match[0].length === text.length
    const parts = phrase === undefined ? wordsIn(said, field, isLast) : phraseIn(said, field)
    ;(minus === undefined ? wanted : unwanted).push(...parts)
  }
  return { wanted: wanted.slice(0, mostWanted), unwanted: unwanted.slice(0, mostWanted), since, until }
}

function phraseIn(phrase: string, field: SearchField | null): readonly Wanted[] {
  const text = phrase.trim().replace(/\s+/gu, ' ')
  return saysAnything(text) ? [{ text, kind: 'phrase', field, isOpen: false }] : []
}

/** A piece of text typed without spaces, taken apart where letters and characters meet. */
function wordsIn(said: string, field: SearchField | null, isLast: boolean): readonly Wanted[] {
  const found: Wanted[] = []
  for (let at = 0; at < said.length; ) {
    const start = at
    const isOfCharacters = isUnspaced(said.charCodeAt(at))
    if (isOfCharacters) while (at < said.length && isUnspaced(said.charCodeAt(at))) at += 1
    else at = endOfWord(said, at)
    if (at === start) {
      at += 1
      continue
    }
    const text = said.slice(start, at)
    const kind = isOfCharacters ? 'characters' : joined.test(text) ? 'phrase' : 'word'
    found.push({ text, kind, field, isOpen: kind === 'word' && isLast && at === said.length })
  }
  return found
}

function endOfWord(said: string, from: number): number {
  let at = from
  while (
    isWordUnit(said.charCodeAt(at)) ||
    (at > from && joined.test(said[at] ?? '') && isWordUnit(said.charCodeAt(at + 1)))
  ) {
    at += 1
  }
  return at
}

function saysAnything(text: string): boolean {
  return [...text].some((_, at) => isWordUnit(text.charCodeAt(at)) || isUnspaced(text.charCodeAt(at)))
}
