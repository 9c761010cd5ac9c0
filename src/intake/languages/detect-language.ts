import type { ReadLanguage } from '#intake/reading.ts'
import { functionWords, scriptLanguages } from './function-words.ts'

export type DetectedLanguage = {
  /** A language that is read, or `und` for any other. */
  readonly language: ReadLanguage | 'und'
  /** The language where it can be told, also one that is not read: a code of ISO 639-1. */
  readonly named: string | null
}

/** How many letters of each kind of writing a text holds. */
type Letters = { han: number; kana: number; latin: number; cyrillic: number; others: number }

const undetermined: DetectedLanguage = { language: 'und', named: null }
/** So much of a long text tells its language. */
const sampled = 200_000

/**
 * What a text is written in, by its letters and its commonest words. Chinese and Japanese win where a tenth of the
 * letters are theirs: other languages run longer for the same content. Too little text is undetermined.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const letters = countLetters(text)
  const { han, kana, latin, cyrillic, others } = letters
  if (others * 4 > han + kana + latin + cyrillic) return ofScript(text)
  if (kana > 0 && kana * 5 >= han && (han + kana) * 9 >= latin) return read('ja')
  if (han > 0 && han * 9 >= latin + cyrillic) return read('zh')
  return byWords(text, latin + cyrillic)
}

function read(language: ReadLanguage): DetectedLanguage {
  return { language, named: language }
}

const isHan = (unit: number) => (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)
const isKana = (unit: number) => unit >= 0x3041 && unit <= 0x30fa
const isLatin = (unit: number) =>
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7) ||
  (unit >= 0x1e00 && unit <= 0x1eff)
const isCyrillic = (unit: number) => unit >= 0x400 && unit <= 0x52f
const isOther = (unit: number) => (unit >= 0x250 && unit <= 0x1fff) || (unit >= 0xac00 && unit <= 0xd7a3)

export function countLetters(text: string): Letters {
  const letters: Letters = { han: 0, kana: 0, latin: 0, cyrillic: 0, others: 0 }
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (isLatin(unit)) letters.latin += 1
    else if (unit < 0xc0) continue
    else if (isHan(unit)) letters.han += 1
    else if (isKana(unit)) letters.kana += 1
    else if (isCyrillic(unit)) letters.cyrillic += 1
    else if (isOther(unit)) letters.others += 1
  }
  return letters
}

function ofScript(text: string): DetectedLanguage {
  const sample = text.slice(0, 2000)
  const named = scriptLanguages.find(([letters]) => letters.test(sample))?.[1] ?? null
  return { language: 'und', named }
}

const languagesOf = wordTable()

function wordTable(): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>()
  for (const [language, words] of Object.entries(functionWords)) {
    for (const word of words.split(' ')) {
      const holders = table.get(word)
      if (holders === undefined) table.set(word, [language])
      else holders.push(language)
    }
  }
  return table
}

/** A language has one of its words about every twenty letters; lists of names and headings have far fewer. */
const lettersAWord = 120

function byWords(text: string, letters: number): DetectedLanguage {
  const isLong = text.length > sampled
  const [best, second] = countWords(isLong ? text.slice(0, sampled) : text)
  if (best === undefined) return undetermined
  const [language, count] = best
  const seen = isLong ? (letters * sampled) / text.length : letters
  if (count * lettersAWord < seen || count < 2 || count === second?.[1]) return undetermined
  return isRead(language) ? read(language) : { language: 'und', named: language }
}

const readByWords: ReadonlySet<string> = new Set<ReadLanguage>(['en', 'de'])

function isRead(language: string): language is ReadLanguage {
  return readByWords.has(language)
}

/** How often the words of each language stand in a text, most first. */
function countWords(text: string): [string, number][] {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu))
    for (const language of languagesOf.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}
