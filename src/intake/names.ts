import { isCommonWord } from './common-words.ts'
import { boundaryAfter } from './followers.ts'
import { canBeGiven, isCommonGiven, isTibetan, isTransliterated, writesSounds } from './given-characters.ts'
import { holding } from './holding.ts'
import { opening } from './opening.ts'
import { isPlainSurname, surnameLength } from './surnames.ts'

/**
 * How much a word looks like a person's name:
 * 3 a plain surname and a common given name, 2 a surname and a possible given name,
 * 1 only the length and the characters allow it (rare surname, minority or foreign name), 0 no name.
 */
export type Likeness = 0 | 1 | 2 | 3

/** A body or an office, whatever surname it begins with: 区政协, 党委. */
const holdsBody = holding(
  /政协|人大|人民|政府|法院|检察|纪委|[党常政]委|党组|工会|妇联|团委|街道|社区|主席|书记|主任|秘书|[局部市县区省]长/,
)

const dotted = opening(/^[\u3400-\u9fffA-Z][\u3400-\u9fffA-Z.]*(?:·[\u3400-\u9fffA-Z.]+)+$/)

/** Judges a word bounded on both sides (between enumeration commas, say), white space taken out. */
export function nameLikeness(word: string): Likeness {
  if (word.length < 2) return 0
  if (word.includes('·')) return dotted.test(word) && word.length <= 24 ? 3 : 0
  if (word.length > 9 || !isHan(word)) return 0
  const likeness = likenessOfHan(word)
  // Most words fail above: these are looked up last.
  return likeness > 0 && (isCommonWord(word) || holdsBody(word)) ? 0 : likeness
}

function isHan(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (!isHanUnit(word.charCodeAt(at))) return false
  return true
}

const isHanUnit = (unit: number) => unit >= 0x3400 && unit <= 0x9fff

function likenessOfHan(word: string): Likeness {
  const surname = surnameLength(word, 0)
  if (surname > 0 && isChineseName(word, surname)) return likenessOfChinese(word, surname)
  if (isTibetan(word)) return 3
  if (isTransliterated(word)) return 2
  return word.length <= 5 && allGiven(word, 0) ? 1 : 0
}

function isChineseName(word: string, surname: number): boolean {
  const given = word.length - surname
  if (given === 3)
    return surname === 1 && surnameLength(word, 1) === 1 && isCommonGiven(word.charCodeAt(2)) && allGiven(word, 2)
  return given >= 1 && given <= 2 && allGiven(word, surname)
}

function likenessOfChinese(word: string, surname: number): Likeness {
  if (surname === 2) return word.length >= 3 ? 3 : 2
  const common =
    isCommonGiven(word.charCodeAt(word.length - 1)) && (word.length === 2 || isCommonGiven(word.charCodeAt(1)))
  if (word.length === 4) return 1
  return isPlainSurname(word.charCodeAt(0)) && common ? 3 : 2
}

function allGiven(word: string, from: number): boolean {
  for (let at = from; at < word.length; at += 1) if (!canBeGiven(word.charCodeAt(at))) return false
  return true
}

/**
 * Where the name that begins at `at` ends, judged by what follows; undefined where none begins.
 * @param known - names already certain in this article; they win.
 * @param sure - a title stands before it, so a name must begin here even if what follows is unknown.
 */
export function nameEnd(
  text: string,
  at: number,
  limit: number,
  known: ReadonlySet<string>,
  sure: boolean,
): number | undefined {
  const foreign = foreignEnd(text, at, limit)
  if (foreign !== undefined) return foreign
  const surname = surnameLength(text, at)
  if (surname === 0) return sure ? rareEnd(text, at, limit) : undefined
  let best: { end: number; score: number } | undefined
  for (const length of [surname + 2, surname + 1]) {
    const end = at + length
    if (end > limit) continue
    const word = text.slice(at, end)
    if (known.has(word)) return end
    if (nameLikeness(word) < 2 || isCommonWord(text.slice(at, at + 2))) continue
    const score = boundaryAfter(text, end, limit)
    // 王敏作交流发言: hardly any name ends in such a verb.
    const ties = best !== undefined && score === best.score && '作做率'.includes(text.charAt(end))
    if (best === undefined || score > best.score || ties) best = { end, score }
  }
  const spaced = spacedEnd(text, at, limit)
  if (spaced !== undefined && (best?.score ?? 0) < 3) return spaced
  if (best === undefined) return undefined
  if (best.score > 0) return best.end
  return sure ? likelierEnd(text, at, limit, surname) : undefined
}

/** 王 奕: a name of two characters spread over three columns. */
function spacedEnd(text: string, at: number, limit: number): number | undefined {
  let next = at + 1
  while (next < limit && text.charAt(next) === ' ' && next - at < 5) next += 1
  if (next === at + 1 || next >= limit) return undefined
  const word = text.charAt(at) + text.charAt(next)
  return nameLikeness(word) >= 2 && boundaryAfter(text, next + 1, limit) > 0 ? next + 1 : undefined
}

function likelierEnd(text: string, at: number, limit: number, surname: number): number {
  const long = at + surname + 2
  if (long > limit) return Math.min(limit, at + surname + 1)
  const word = text.slice(at, long)
  return isCommonGiven(text.charCodeAt(long - 1)) && nameLikeness(word) >= 2 ? long : at + surname + 1
}

/** With a title before it, a name whose surname is unknown still ends where a sure boundary follows. */
function rareEnd(text: string, at: number, limit: number): number | undefined {
  for (const length of [3, 2, 4, 5]) {
    const end = at + length
    if (end > limit) continue
    if (
      boundaryAfter(text, end, limit) === 3 &&
      nameLikeness(text.slice(at, end)) >= 1 &&
      !isCommonWord(text.slice(at, at + 2))
    )
      return end
  }
  return undefined
}

function foreignEnd(text: string, at: number, limit: number): number | undefined {
  const most = Math.min(limit, at + 24)
  let end = at
  let dot = -1
  while (end < most && (isHanUnit(text.charCodeAt(end)) || text.charAt(end) === '·')) {
    if (text.charAt(end) === '·') dot = end
    end += 1
  }
  if (dot <= at || dot + 1 >= end) return dot < 0 ? transliteratedEnd(text, at, end, limit) : undefined
  for (let stop = dot + 2; stop <= Math.min(end, dot + 9); stop += 1) {
    if (boundaryAfter(text, stop, limit) > 0 || !writesSounds(text.charCodeAt(stop))) return stop
  }
  return end
}

function transliteratedEnd(text: string, at: number, run: number, limit: number): number | undefined {
  for (let stop = Math.min(run, at + 8); stop >= at + 4; stop -= 1) {
    const word = text.slice(at, stop)
    if ((isTransliterated(word) || isTibetan(word)) && boundaryAfter(text, stop, limit) === 3) return stop
  }
  return undefined
}
