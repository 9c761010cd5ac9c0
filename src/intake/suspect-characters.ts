import type { TextSpan } from '#kernel/text-span.ts'
import { quoteOf } from '#kernel/text-span.ts'
import { commonWordList, confusables, seldomCharacters } from './confusable-characters.ts'
import { type Flow, toSource } from './flow.ts'
import type { Doubt } from './reading.ts'
import { isPlainSurname } from './surnames.ts'

/** Whatever body of text is looked at: an article's. */
type Body = { readonly body: TextSpan; readonly flow: Flow }

/**
 * Lists characters that were most likely misread, mistyped or wrongly decoded, with what was probably meant.
 * Nothing is changed. Looked for: the sign for an undecodable byte, private-use and control characters, text
 * decoded twice, a romanised gloss in brackets behind its character, doubled commas and stops; a character that
 * breaks up a common word which a look-alike or sound-alike would make; a seldom used character in such a place.
 *
 * @returns in the order of the source, each once.
 */
export function findSuspectCharacters(text: string, bodies: readonly Body[]): Doubt[] {
  const found = [
    ...findBrokenText(text).map((sign) => ({ ...sign, article: articleAt(bodies, sign.start) })),
    ...bodies.flatMap(({ flow }, article) => findSlips(flow).map((slip) => ({ ...slip, article }))),
  ]
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, hint, article }) => ({
      ...quoteOf(text, { start, end }),
      code: 'suspect_character',
      article,
      hint,
    }))
}

/** The article whose body holds a place of the source; bodies stand in its order. */
function articleAt(bodies: readonly Body[], place: number): number | null {
  let low = 0
  let high = bodies.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bodies[middle]?.body.end ?? 0) > place) high = middle
    else low = middle + 1
  }
  const body = bodies[low]?.body
  return body !== undefined && body.start <= place ? low : null
}

type Suspect = TextSpan & { readonly hint: string | null }

const undecoded = '\\ufffd+|[\\ue000-\\uf8ff]+|(?:(?![\\t\\n\\v\\f\\r\\u0085])\\p{Cc})+'
/** UTF-8 read as a Latin set or as GBK. */
const decodedTwice =
  '(?:[\\u00c3\\u00c2][\\u0080-\\u00bf]|\\u00e2\\u20ac[\\u0080-\\u2122]|[\\u00e4-\\u00e9][\\u0080-\\u00bf]{2}|锟斤拷|烫烫烫|屯屯屯)+'
/** A syllable of pinyin, so that (ods) and other short forms are none. */
const syllable = '(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouvüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,3}(?:ng?|r)?\\d?'
const gloss = `[\\u3400-\\u9fff]([(（]${syllable}[)）])`
const broken = new RegExp(`(${undecoded}|${decodedTwice})|${gloss}|([，,]{2,}|。{2,}|、{2,}|；{2,})`, 'gu')

function findBrokenText(text: string): Suspect[] {
  const suspects: Suspect[] = []
  for (const match of text.matchAll(broken)) {
    const [whole, , glossed, doubled] = match
    // A gloss is looked for behind its character, which is sound.
    const start = match.index + (glossed === undefined ? 0 : 1)
    suspects.push({ start, end: match.index + whole.length, hint: doubled?.charAt(0) ?? null })
  }
  return suspects
}

/** Slips so common that the dictionary took them in. */
const slipsInDictionary: ReadonlySet<string> = new Set(['己经'])

type Slip = { readonly wrong: 0 | 1; readonly meant: string }

// Made first: the tables below ask it.
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const slips = misspelt()
const slipHeads = new Uint8Array(0x10000)
for (const slip of slips.keys()) slipHeads[slip.charCodeAt(0)] = 1
const seldom = new Uint8Array(0x10000)
for (const character of seldomCharacters()) if (character.length === 1) seldom[character.charCodeAt(0)] = 1
const byOther = wordsByOther()

/** Each common word with one character taken for another, unless that makes a common word too. */
function misspelt(): ReadonlyMap<string, Slip> {
  const common = new Set(commonWordList())
  const likes = confusables()
  const found = new Map<string, Slip>()
  for (const word of common) {
    for (const wrong of [0, 1] as const) {
      for (const like of likes.get(word.charAt(wrong)) ?? []) {
        const slip = wrong === 0 ? like + word.charAt(1) : word.charAt(0) + like
        if (!common.has(slip) && !isWord(slip)) found.set(slip, { wrong, meant: word.charAt(wrong) })
      }
    }
  }
  return found
}

/** For the second character of a common word the first that goes before it. */
function wordsByOther(): ReadonlyMap<string, string> {
  const first = new Map<string, string>()
  for (const word of commonWordList()) if (!first.has(word.charAt(1))) first.set(word.charAt(1), word.charAt(0))
  return first
}

/** Whether a dictionary of the language knows it as one word. */
function isWord(pair: string): boolean {
  return !slipsInDictionary.has(pair) && [...segmenter.segment(pair)].length === 1
}

function findSlips(flow: Flow): Suspect[] {
  const { folded } = flow
  const suspects: Suspect[] = []
  for (let at = 0; at + 1 < folded.length; at += 1) {
    const unit = folded.charCodeAt(at)
    // Most characters stand where they belong.
    if (slipHeads[unit] === 0 && seldom[unit] === 0) continue
    const slip = slipHeads[unit] === 1 ? slips.get(folded.slice(at, at + 2)) : undefined
    const wrong = slip === undefined ? at : at + slip.wrong
    const meant = slip?.meant ?? seldomMeant(folded, at)
    if (meant === undefined || !standsAlone(folded, wrong) || belongsElsewhere(folded, at)) continue
    suspects.push({ ...toSource(flow, { start: wrong, end: wrong + 1 }), hint: meant })
  }
  return suspects
}

/** What a seldom used character stands for before the second half of a common word; names hold such characters rightly. */
function seldomMeant(folded: string, at: number): string | undefined {
  const meant = seldom[folded.charCodeAt(at)] === 0 ? undefined : byOther.get(folded.charAt(at + 1))
  if (meant === undefined || isPlainSurname(folded.charCodeAt(at))) return undefined
  const around = folded.slice(Math.max(0, at - 3), at) + folded.slice(at + 1, at + 4)
  // Cutting into words takes the longest, and is asked last.
  return /[、,·]/.test(around) || !standsAlone(folded, at + 1) ? undefined : meant
}

/** Whether either character of a pair makes a word with the one beyond: 建 with 构 in 构建全市. */
function belongsElsewhere(folded: string, at: number): boolean {
  return isHanWord(folded.slice(Math.max(0, at - 1), at + 1)) || isHanWord(folded.slice(at + 1, at + 3))
}

function isHanWord(pair: string): boolean {
  return /^[\u4e00-\u9fff]{2}$/.test(pair) && isWord(pair)
}

const reach = 8

/** Whether the character is a word by itself where it stands, and not a part of another: 末 is none in 周末来访. */
function standsAlone(folded: string, at: number): boolean {
  const from = Math.max(0, at - reach)
  for (const { segment, index } of segmenter.segment(folded.slice(from, at + reach))) {
    if (from + index === at) return segment.length === 1 || slipsInDictionary.has(segment)
    if (from + index > at) return false
  }
  return false
}
