import type { TextSpan } from '#kernel/text-span.ts'
import { boundaryAfter } from './followers.ts'
import { canBeGiven, isCommonGiven, writesSounds } from './given-characters.ts'
import { candidateKinds, type NameCandidates } from './name-candidates.ts'
import { nameLikeness } from './names.ts'
import { titleBefore } from './role-words.ts'
import { SignList } from './sign-list.ts'
import { isPlainSurname } from './surnames.ts'
import { hashStart, hashWords } from './text-hash.ts'
import { type WordTable, wordClass } from './word-table.ts'

/** What a character does beside a name, as bits: parts names in a row, bounds a word, or begins an office behind one. */
const [separates, bounds, titles] = [1, 2, 4]
const roles = new Uint8Array(0x10000)
for (const sign of '、 \n') roles[sign.charCodeAt(0)] = separates
for (const sign of ' ,;:。!?、“”()\n') roles[sign.charCodeAt(0)] = (roles[sign.charCodeAt(0)] ?? 0) | bounds
for (const head of '政人委代议常副主书省市区县州镇局院部秘厅会校教律医同先女老大师') roles[head.charCodeAt(0)] = titles
/** Beyond either end of the text stands a separator. */
const roleAt = (text: string, at: number) =>
  at < 0 || at >= text.length ? separates | bounds | titles : (roles[text.charCodeAt(at)] ?? 0)

const tableSize = 2 ** 13

function namePlace(text: string, start: number, end: number): number {
  const value = hashWords(hashStart, text, start, end)
  return (value ^ (value >>> 13)) & (tableSize - 1)
}

const separators = '、 \n'
const titleBehind =
  /(?:政协|人大)?(?:委员|代表|议员|常委|副?(?:主席|主任|书记|[省市区县州镇]长|局长|院长|部长|秘书长|厅长|会长|校长)|教授|院士|律师|医生|同志|先生|女士|老师|大姐|师傅)(?![会们团])/y

/** What may speak for a name at one place of an article and then counts at all others, as bits. */
const Evidence = { titleBefore: 1, titleBehind: 2, acts: 4, ruled: 8, listed: 16 } as const

/** The signs by which each place where a name may stand is judged, as hashes. */
export class NameSigns {
  readonly #text: string
  readonly #words: WordTable
  readonly #ruled: Uint8Array
  readonly #ruleEnds = new Map<number, number>()
  /** By the hash of a name: how often it stands in the text, and what speaks for it anywhere. */
  readonly #counts = new Uint8Array(tableSize)
  readonly #evidence = new Uint8Array(tableSize)
  /** What speaks for each place, by its start: a number for each end. */
  readonly #own = new Map<number, readonly number[]>()
  /** The same for the start whose signs were taken last. */
  #ownHere: readonly number[] = []
  /** The title before the start whose signs were taken last. */
  #title: string | undefined
  readonly list: SignList

  constructor(text: string, words: WordTable, found: readonly TextSpan[], candidates: readonly NameCandidates[]) {
    this.#text = text
    this.#words = words
    this.list = new SignList(text)
    this.#ruled = new Uint8Array(text.length + 1)
    for (const { start, end } of found) {
      this.#ruleEnds.set(start, end)
      this.#ruled.fill(1, start, end)
    }
    for (const { start, ends } of candidates) {
      const before = this.#titleBefore(start) === undefined ? 0 : Evidence.titleBefore
      const own = ends.map((end) => before | this.#evidenceBehind(start, end))
      for (let which = 0; which < ends.length; which += 1) {
        const place = namePlace(text, start, ends[which] ?? start)
        const evidence = own[which] ?? 0
        this.#counts[place] = Math.min(4, (this.#counts[place] ?? 0) + 1)
        this.#evidence[place] = (this.#evidence[place] ?? 0) | evidence
      }
      this.#own.set(start, own)
    }
  }

  /** Signs of what stands at and before the start: they speak for a name of any length. */
  start({ start, surname }: NameCandidates): void {
    const { list } = this
    const text = this.#text
    const before = text.charCodeAt(start - 1) || 0
    const kind = this.#surnameKind(start, surname)
    this.#ownHere = this.#own.get(start) ?? []
    const own = this.#ownHere[0] ?? 0
    const title = (own & Evidence.titleBefore) === 0 ? undefined : this.#titleBefore(start)
    this.#title = title
    const crossing = wordClass(this.#words, text, start - 1, 2) * 3 + wordClass(this.#words, text, start - 2, 2)
    const ruled = this.#ruleEnds.has(start) ? 2 : (this.#ruled[start] ?? 0)
    list.clear()
    list.add(1, kind)
    list.addWords(2, start, start + 1)
    for (let n = 1; n <= 4; n += 1) if (start >= n) list.addWords(2 + n, start - n, start)
    list.addWords(7, start - 1, start + 1)
    list.add(8, kind, before)
    list.add(9, kind, crossing)
    list.addWords(10, start, start + 2)
    list.add(11, wordClass(this.#words, text, start, 2), kind)
    list.add(12, ruled, kind)
    if (title !== undefined) {
      list.addWords(13, start - title.length, start)
      list.add(14, kind, crossing)
    }
    list.add(15, title === undefined ? 0 : 1, ruled)
    if ((roleAt(text, start - 1) & separates) !== 0) {
      list.add(16, this.#neighbourBefore(start), kind)
    }
  }

  /** Signs of the name from start to end and of what stands behind it; call `start` for the start before. */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one sign a line, each under its own condition
  end({ start, surname, ends, kinds }: NameCandidates, which: number): void {
    const { list } = this
    const text = this.#text
    const words = this.#words
    const end = ends[which] ?? start
    const kind = (kinds[which] ?? 0) * 16 + Math.min(15, end - start)
    const family = this.#surnameKind(start, surname)
    const name = text.slice(start, end)
    const before = text.charCodeAt(start - 1) || 0
    const behind = text.charCodeAt(end) || 0
    const bound = boundaryAfter(text, end, text.length)
    const given = start + Math.max(1, surname)
    let classes = 0
    for (let at = given; at < Math.min(end, given + 3); at += 1) {
      const unit = text.charCodeAt(at)
      classes = classes * 4 + (isCommonGiven(unit) ? 1 : canBeGiven(unit) ? 2 : 3)
      list.addWords(30, at, at + 1, kind * 4 + at - given)
      list.addWords(31, at, at + 1, end - at)
    }
    const next = writesSounds(text.charCodeAt(end)) ? 2 : canBeGiven(text.charCodeAt(end)) ? 1 : 0
    const last = wordClass(words, text, end - 1, 2)
    const follows = wordClass(words, text, end, 2) * 3 + wordClass(words, text, end, 3)
    const inside =
      wordClass(words, text, start, 2) * 9 +
      (end - start > 2 ? wordClass(words, text, start + 1, 2) * 3 + wordClass(words, text, start, 3) : 0)
    const rule = this.#ruleEnds.get(start)
    const ruled =
      rule === undefined
        ? (this.#ruled[start] ?? 0) || (this.#ruled[end - 1] ?? 0)
          ? 1
          : 0
        : rule === end
          ? 2
          : rule > end
            ? 3
            : 4
    const title = this.#title === undefined ? 0 : 1
    const place = namePlace(text, start, end)
    const count = this.#counts[place] ?? 0
    const own = this.#ownHere[which] ?? 0
    const evidence = this.#evidence[place] ?? 0
    list.add(20, kind)
    list.add(21, kind, family)
    list.add(22, kind, classes, family)
    list.addWords(23, given, end, kind)
    if (end - start === 2) list.addWords(24, start, end)
    list.addWords(25, end, end + 1)
    list.addWords(26, end, end + 1, kind)
    list.addWords(27, end, end + 2)
    list.addWords(28, end, end + 3)
    list.addWords(29, end - 1, end + 1)
    list.add(32, kind, bound, last)
    list.add(33, kind, bound, follows)
    list.add(34, kind, inside, bound)
    list.add(35, kind, inside, family)
    list.add(36, kind, last, next)
    list.add(37, before, behind)
    list.add(38, title, bound, kind)
    list.add(39, ruled, kind)
    list.add(40, ruled, bound, title)
    list.add(41, evidence, kind)
    list.add(42, evidence, own, count)
    list.add(43, kind, count, this.#countOf(start, end + 1) * 5 + this.#countOf(start, end - 1))
    list.add(44, kind, nameLikeness(name), bound)
    list.add(45, kind, last * 9 + follows, inside)
    titleBehind.lastIndex = end
    const office = (own & Evidence.titleBehind) === 0 ? null : titleBehind.exec(text)
    if (office !== null) {
      list.addWords(46, end, end + office[0].length)
      list.add(47, kind, inside, title)
    }
    if ((roleAt(text, end) & separates) !== 0) {
      const right = this.#neighbourBehind(end)
      list.add(48, right, kind)
      if ((roleAt(text, start - 1) & separates) !== 0) list.add(49, this.#neighbourBefore(start), right, kind)
    }
    if ((kinds[which] ?? 0) === candidateKinds.sounds || (kinds[which] ?? 0) === candidateKinds.dotted) {
      for (let at = start; at + 1 < end; at += 1) list.addWords(50, at, at + 2)
      list.addWords(51, end - 1, end, next)
      list.addWords(52, start, start + 1)
      list.add(53, kind, next, bound)
    }
  }

  #countOf(start: number, end: number): number {
    return this.#counts[namePlace(this.#text, start, end)] ?? 0
  }

  #surnameKind(start: number, surname: number): number {
    return surname === 2 ? 3 : surname === 0 ? 0 : isPlainSurname(this.#text.charCodeAt(start)) ? 2 : 1
  }

  #titleBefore(start: number): string | undefined {
    let end = start
    while (this.#text.charAt(end - 1) === ' ') end -= 1
    return titleBefore(this.#text, Math.max(0, end - 6), end)
  }

  #evidenceBehind(start: number, end: number): number {
    const text = this.#text
    const before = text.charAt(start - 1)
    const bounded = (roleAt(text, start - 1) & bounds) !== 0
    return (
      (this.#hasTitleBehind(end) ? Evidence.titleBehind : 0) |
      (bounded && before !== '、' && boundaryAfter(text, end, text.length) === 3 ? Evidence.acts : 0) |
      (this.#ruleEnds.get(start) === end ? Evidence.ruled : 0) |
      (before === '、' && text.charAt(end) === '、' ? Evidence.listed : 0)
    )
  }

  #hasTitleBehind(end: number): boolean {
    if ((roleAt(this.#text, end) & titles) === 0) return false
    titleBehind.lastIndex = end
    return titleBehind.test(this.#text)
  }

  /** What stands between the separator before the name and the one before that. */
  #neighbourBefore(start: number): number {
    let to = start - 1
    while (to > 0 && this.#text.charAt(to - 1) === ' ') to -= 1
    let from = to
    while (from > 0 && to - from < 6 && (roleAt(this.#text, from - 1) & bounds) === 0) from -= 1
    return this.#likeness(from, to) * 4 + separators.indexOf(this.#text.charAt(start - 1))
  }

  #neighbourBehind(end: number): number {
    let from = end + 1
    while (this.#text.charAt(from) === ' ') from += 1
    let to = from
    while (to < this.#text.length && to - from < 6 && (roleAt(this.#text, to) & bounds) === 0) to += 1
    return this.#likeness(from, to) * 4 + separators.indexOf(this.#text.charAt(end))
  }

  #likeness(from: number, to: number): number {
    return to - from >= 6 ? 50 : (to - from) * 8 + nameLikeness(this.#text.slice(from, to))
  }
}
