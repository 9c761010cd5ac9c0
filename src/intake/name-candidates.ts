import type { TextSpan } from '#kernel/text-span.ts'
import { canBeGiven, writesSounds } from './given-characters.ts'
import { endsTitle, titleBefore } from './role-words.ts'
import { beginsDouble, surnameLength } from './surnames.ts'
import { type WordTable, wordClass } from './word-table.ts'

/** What makes a stretch a possible name. */
export const candidateKinds = { surname: 1, rare: 2, sounds: 3, dotted: 4, familiar: 5, spaced: 6, ruled: 7 } as const

/** The places where a name that begins at `start` may end, and why. */
export type NameCandidates = {
  readonly start: number
  readonly surname: number
  readonly ends: readonly number[]
  readonly kinds: readonly number[]
}

const familiarTails = /(?:老?师傅|大[姐娘爷哥叔妈嫂伯婶]|阿姨|奶奶|爷爷|老师|老汉|[姐哥姨叔嫂婶爷])/y

const isHan = (unit: number) => unit >= 0x3400 && unit <= 0x9fff

/** Everywhere in the text a name may stand; `found` are the spans the rules took for names. */
export function nameCandidates(text: string, found: readonly TextSpan[], words: WordTable): NameCandidates[] {
  const ruled = new Map<number, Set<number>>()
  for (const { start, end } of found) ruled.set(start, (ruled.get(start) ?? new Set()).add(end))
  const isRuled = new Uint8Array(text.length + 1)
  for (const { start } of found) isRuled[start] = 1
  const all: NameCandidates[] = []
  const places = new EndPlaces(text)
  let before = bound
  let here = traitsAt(text, 0)
  for (let start = 0; start < text.length; start += 1) {
    const behind = traitsAt(text, start + 1)
    const rules = isRuled[start] === 1 ? ruled.get(start) : undefined
    const isWorth = mayBegin(here, before, behind) || (text.charCodeAt(start + 1) === 0xb7 && here !== bound)
    before = here
    here = behind
    if (!isWorth && rules === undefined) continue
    const own =
      isWorth && (rules !== undefined || !isWord(text, start, words)) ? candidatesAt(text, start, places) : undefined
    if (rules !== undefined) all.push(withRuled(text, start, own, rules))
    else if (own !== undefined) all.push(own)
  }
  return all
}

/** The ends the rules give a name, behind those it may have anyway. */
function withRuled(
  text: string,
  start: number,
  own: NameCandidates | undefined,
  rules: ReadonlySet<number>,
): NameCandidates {
  const ends = [...(own?.ends ?? [])]
  const kinds = [...(own?.kinds ?? [])]
  for (const end of rules) {
    if (ends.includes(end)) continue
    ends.push(end)
    kinds.push(candidateKinds.ruled)
  }
  return { start, surname: surnameLength(text, start), ends, kinds }
}

const bound = 1
const familiar = 2
const surnamed = 4
const sounding = 8
const titled = 16
const givable = 32
/** Begins what familiar speech sets behind a surname. */
const tailed = 64
/** What a character may do for a name, as bits. */
const traits = new Uint8Array(0x10000)
for (let unit = 0x3400; unit <= 0x9fff; unit += 1) {
  const character = String.fromCharCode(unit)
  const heads = surnameLength(character, 0) > 0 || beginsDouble(unit)
  traits[unit] =
    (heads ? surnamed : 0) |
    (writesSounds(unit) ? sounding : 0) |
    (endsTitle(unit) ? titled : 0) |
    (canBeGiven(unit) ? givable : 0)
}
for (const sign of ' ,;:。!?、“”‘’()《》\n|/-') traits[sign.charCodeAt(0)] = bound
for (const sign of '老师大阿奶爷姐哥姨叔嫂婶') traits[sign.charCodeAt(0)] = (traits[sign.charCodeAt(0)] ?? 0) | tailed
for (const sign of '小老阿') traits[sign.charCodeAt(0)] = (traits[sign.charCodeAt(0)] ?? 0) | familiar

/** What the character does; nothing behind the end of the text. */
const traitsAt = (text: string, at: number) => traits[text.charCodeAt(at) & 0xffff] ?? 0
const isBound = (text: string, at: number) => at < 0 || traitsAt(text, at) === bound

/** Whether a look is worth it: most characters neither begin a name nor stand where one with a rare surname might. */
function mayBegin(here: number, before: number, behind: number): boolean {
  if ((here & (surnamed | familiar)) !== 0) return true
  if ((here & givable) !== 0 && (before & (bound | titled)) !== 0) return true
  return (here & behind & sounding) !== 0 && (before & sounding) === 0
}

/** A common word begins here, and no office before it says that it is a name. */
function isWord(text: string, start: number, words: WordTable): boolean {
  return wordClass(words, text, start, 2) === 2 && titleBefore(text, Math.max(0, start - 6), start) === undefined
}

/** More ends than all rules together give one name. */
const mostEnds = 32

/** Gathers where names that begin at one place may end; used again for the next. */
class EndPlaces {
  readonly #text: string
  readonly #ends = new Int32Array(mostEnds)
  readonly #kinds = new Int32Array(mostEnds)
  #count = 0

  constructor(text: string) {
    this.#text = text
  }

  clear(): void {
    this.#count = 0
  }

  add(end: number, kind: number): void {
    if (end > this.#text.length) return
    for (let at = 0; at < this.#count; at += 1) if (this.#ends[at] === end) return
    this.#ends[this.#count] = end
    this.#kinds[this.#count] = kind
    this.#count += 1
  }

  taken(start: number, surname: number): NameCandidates | undefined {
    const count = this.#count
    if (count === 0) return undefined
    const ends = new Array<number>(count)
    const kinds = new Array<number>(count)
    for (let at = 0; at < count; at += 1) {
      ends[at] = this.#ends[at] ?? 0
      kinds[at] = this.#kinds[at] ?? 0
    }
    return { start, surname, ends, kinds }
  }
}

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the conditions belong together
function candidatesAt(text: string, start: number, places: EndPlaces): NameCandidates | undefined {
  const surname = surnameLength(text, start)
  const bounded = isBound(text, start - 1)
  places.clear()
  if (surname > 0) {
    const first = start + surname
    if (canBeGiven(text.charCodeAt(first))) {
      places.add(first + 1, candidateKinds.surname)
      if (canBeGiven(text.charCodeAt(first + 1))) places.add(first + 2, candidateKinds.surname)
      // Two surnames and a given name.
      if (
        surname === 1 &&
        surnameLength(text, first) === 1 &&
        canBeGiven(text.charCodeAt(first + 1)) &&
        canBeGiven(text.charCodeAt(first + 2))
      )
        places.add(first + 3, candidateKinds.surname)
    }
    if (surname === 2 && canBeGiven(text.charCodeAt(start + 1))) {
      places.add(start + 2, candidateKinds.surname)
    }
    if ((traitsAt(text, first) & tailed) !== 0) {
      familiarTails.lastIndex = first
      const tail = familiarTails.exec(text)
      if (tail !== null) places.add(first + tail[0].length, candidateKinds.familiar)
    }
    if (bounded && text.charAt(first) === ' ') addSpaced(text, first, places)
  } else if ((traitsAt(text, start) & familiar) !== 0) {
    if (canBeGiven(text.charCodeAt(start + 1))) {
      places.add(start + 2, candidateKinds.familiar)
      if (canBeGiven(text.charCodeAt(start + 2))) places.add(start + 3, candidateKinds.familiar)
    }
  } else if (canBeGiven(text.charCodeAt(start)) && canBeGiven(text.charCodeAt(start + 1))) {
    if (bounded || titleBefore(text, Math.max(0, start - 6), start) !== undefined) {
      places.add(start + 2, candidateKinds.rare)
      if (canBeGiven(text.charCodeAt(start + 2))) places.add(start + 3, candidateKinds.rare)
    }
  }
  addSounds(text, start, places)
  addDotted(text, start, places)
  return places.taken(start, surname)
}

function addSpaced(text: string, first: number, places: EndPlaces): void {
  let at = first
  while (text.charAt(at) === ' ' && at - first < 4) at += 1
  const end = at + 1
  if (!canBeGiven(text.charCodeAt(at))) return
  if (end === text.length || isBound(text, end)) places.add(end, candidateKinds.spaced)
}

/** A foreign name: it begins where its sounds begin, or behind a title. */
function addSounds(text: string, start: number, places: EndPlaces): void {
  if (!writesSounds(text.charCodeAt(start)) || !writesSounds(text.charCodeAt(start + 1))) return
  const opens = start === 0 || !writesSounds(text.charCodeAt(start - 1))
  if (!opens && titleBefore(text, Math.max(0, start - 6), start) === undefined) return
  let end = start + 2
  while (end < start + 8 && writesSounds(text.charCodeAt(end))) end += 1
  for (let stop = Math.max(start + 2, end - 3); stop <= end; stop += 1) places.add(stop, candidateKinds.sounds)
}

function addDotted(text: string, start: number, places: EndPlaces): void {
  let dot = start + 1
  while (dot < start + 7 && isHan(text.charCodeAt(dot))) dot += 1
  if (text.charAt(dot) !== '·') return
  let last = dot
  for (let at = dot + 1; at < start + 20 && (isHan(text.charCodeAt(at)) || text.charAt(at) === '·'); at += 1) {
    if (text.charAt(at) === '·') last = at
    else if (at - last > 8) break
  }
  for (let end = last + 2; end <= last + 8 && isHan(text.charCodeAt(end - 1)); end += 1)
    places.add(end, candidateKinds.dotted)
}
