import { readFileSync } from 'node:fs'
import { splitArticles } from '#intake/articles.ts'
import { fold } from '#intake/fold.ts'
import { detectLanguage } from '#intake/languages/detect-language.ts'
import { surnameLength } from '#intake/surnames.ts'
import { wordPlace, wordTableSize } from '#intake/word-table.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { seeded } from './learning/seeded.ts'
import { wordsAt } from './overlap.ts'
import type { AnnotatedPage } from './pages.ts'

/** One article, or one sentence of the news, with where its names stand. */
export type Told = { readonly text: string; readonly names: readonly TextSpan[]; readonly of: string }

/** Every place where one of the words stands, the longer word where two overlap. */
function everyPlace(text: string, words: ReadonlySet<string>): TextSpan[] {
  const places: TextSpan[] = []
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const end = at + word.length
      if (!places.some((place) => place.start < end && at < place.end)) places.push({ start: at, end })
    }
  }
  return places.sort((a, b) => a.start - b.start)
}

export function toldBy(page: AnnotatedPage, of: string): Told[] {
  if (detectLanguage(page.text).language !== 'zh') return []
  const words = new Set<string>()
  const all = [...page.gold.people, ...page.gold.lists.flatMap(({ names }) => names)]
  for (const { spans } of all)
    for (const span of spans.slice(0, 1)) {
      const name = fold(wordsAt(page.text, span))
      if (name.length < 2) continue
      words.add(name)
      // A name of two set over three columns.
      if (name.length === 2) for (const gap of [' ', '  ', '   ']) words.add(`${name[0]}${gap}${name[1]}`)
    }
  return splitArticles(page.text).articles.map(({ flow }) => ({
    text: flow.folded,
    names: everyPlace(flow.folded, words),
    of,
  }))
}

export function news(file: string): Told[] {
  const told: Told[] = []
  for (const block of readFileSync(file, 'utf8')
    .trim()
    .split(/\n\s*\n/)) {
    let text = ''
    const names: { start: number; end: number }[] = []
    for (const line of block.split('\n')) {
      const [unit = ' ', label = 'O'] = line.split(/\s+/)
      if (label === 'B-PER') names.push({ start: text.length, end: text.length + unit.length })
      text += unit
      const last = names.at(-1)
      if (label === 'I-PER' && last !== undefined) last.end = text.length
    }
    told.push({ text: fold(text), names, of: 'news' })
  }
  return told
}

const thrown = seeded(1)
export function random(below: number): number {
  return Math.floor(thrown() * below)
}
const pick = <Kind>(from: readonly Kind[]): Kind => from[random(from.length)] as Kind

export type Dictionary = {
  readonly words: Uint8Array
  readonly surnames: readonly string[]
  readonly rare: readonly string[]
  readonly given: readonly (readonly string[])[]
  readonly foreign: readonly string[]
}

/** Of the dictionary's names only halves are used, to make new ones of: no name of it is learned by heart. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one line of the file after another
export function dictionaryIn(file: string): Dictionary {
  const words = new Uint8Array(wordTableSize)
  const surnames: string[] = []
  const given: string[][] = [[], [], []]
  const foreign: string[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word = '', times = '0', tag = ''] = line.split(' ')
    if (tag.startsWith('nr')) {
      const surname = surnameLength(word, 0)
      if (tag === 'nrt' && word.length >= 3) foreign.push(word)
      else if (surname > 0 && word.length - surname >= 1 && word.length - surname <= 2) {
        surnames.push(word.slice(0, surname))
        given[word.length - surname]?.push(word.slice(surname))
      }
    } else if (word.length === 2 || word.length === 3) {
      const value = Number(times) >= 100 ? 2 : Number(times) >= (word.length === 2 ? 8 : 20) ? 1 : 0
      const place = wordPlace(word, 0, word.length)
      words[place] = Math.max(words[place] ?? 0, value)
    }
  }
  return { words, surnames, rare: [...new Set(surnames)], given, foreign }
}

/** The same text with other names in it, one for each. */
export function renamed({ text, names, of }: Told, { surnames, rare, given, foreign }: Dictionary): Told {
  const other = new Map<string, string>()
  const rename = (name: string): string => {
    const surname = surnameLength(name, 0)
    const rest = name.length - surname
    if (/^[\u3400-\u9fff]+$/.test(name) && surname > 0 && rest >= 1 && rest <= 2) {
      const length = random(10) < (rest === 1 ? 6 : 1) ? 1 : 2
      return pick(random(10) < 6 ? surnames : rare) + pick(given[length] as readonly string[])
    }
    if (/^[\u3400-\u9fff]{3,}$/.test(name)) {
      const [a, b] = [pick(foreign), pick(foreign)]
      return a.slice(0, 1 + random(2)) + b.slice(-1 - random(2))
    }
    return name
  }
  let changed = ''
  let from = 0
  const places: TextSpan[] = []
  for (const { start, end } of names) {
    const name = text.slice(start, end)
    const next = other.get(name) ?? rename(name)
    other.set(name, next)
    changed += text.slice(from, start)
    places.push({ start: changed.length, end: changed.length + next.length })
    changed += next
    from = end
  }
  return { text: changed + text.slice(from), names: places, of }
}
