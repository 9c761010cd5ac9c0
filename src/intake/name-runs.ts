import type { TextSpan } from '#kernel/text-span.ts'
import { withoutSpaces } from '#kernel/without-spaces.ts'
import { isCommonWord } from './common-words.ts'
import { boundaryAfter } from './followers.ts'
import { type Likeness, nameEnd, nameLikeness } from './names.ts'
import { opening } from './opening.ts'
import { titleBefore } from './role-words.ts'
import { closingMark, splitAt, trimSpan } from './sentences.ts'
import { isPlainSurname, surnameLength } from './surnames.ts'
import { hasUnit, unitSet } from './unit-set.ts'

export type NameSpan = TextSpan & { readonly name: string }

/** Names joined by enumeration commas, in flow positions. */
export type NameRun = TextSpan & {
  readonly names: readonly NameSpan[]
  /** Where the title that stands before the first name ends; -1 without one. */
  readonly titleEnd: number
}

type Candidate = NameSpan & {
  readonly likeness: Likeness
  readonly titled: boolean
  /** Cut out of running words: nothing before it says that a name begins here. */
  readonly loose?: boolean
}

export const noNames: ReadonlySet<string> = new Set()

/** Finds the lists of names in a sentence; `text` is folded. Names are given as folded, without inner white space. */
export function findNameRuns(text: string, sentence: TextSpan, known: ReadonlySet<string> = noNames): NameRun[] {
  const runs: NameRun[] = []
  for (const clause of splitAt(text, sentence, ',;:。!?')) {
    const segments = splitAt(text, clause, '、')
    if (segments.length < 2 && !hasConjunction(text, clause)) continue
    collectRuns(text, divideAtConjunctions(text, segments), clause, known, runs)
  }
  for (const inner of bracketedParts(text, sentence)) runs.push(...findNameRuns(text, inner, known))
  return runs
}

function bracketedParts(text: string, span: TextSpan): TextSpan[] {
  const parts: TextSpan[] = []
  for (let at = span.start; at < span.end; at += 1) {
    if (text.charCodeAt(at) !== 0x28) continue
    const close = closingMark(text, at, Math.min(span.end, at + 1000))
    if (close === undefined) continue
    if (text.slice(at, close).includes('、')) parts.push({ start: at + 1, end: close })
    at = close
  }
  return parts
}

const conjunctions = unitSet('和与及')

function hasConjunction(text: string, clause: TextSpan): boolean {
  if (clause.end - clause.start >= 200) return false
  for (let at = clause.start; at < clause.end; at += 1) if (hasUnit(conjunctions, text.charCodeAt(at))) return true
  return false
}

/** 甲、乙和丙出席: the conjunction parts names as the comma does, if a name stands before it. */
function divideAtConjunctions(text: string, segments: readonly TextSpan[]): TextSpan[] {
  const divided: TextSpan[] = []
  for (const segment of segments) {
    let from = segment.start
    for (let at = segment.start + 2; at < segment.end - 1 && at < segment.start + 60; at += 1) {
      const width = text.startsWith('以及', at) ? 2 : hasUnit(conjunctions, text.charCodeAt(at)) ? 1 : 0
      if (width === 0) continue
      // 甲与乙、丙等委员: whoever meets those of a list is not one of them.
      if (text.charAt(at) === '与' && segment === segments[0] && segments.length > 2) continue
      if (!partsNames(text, { start: from, end: at }, { start: at + width, end: segment.end })) continue
      divided.push({ start: from, end: at })
      from = at + width
      at = from
    }
    divided.push({ start: from, end: segment.end })
  }
  return divided
}

/** Whether a name ends before a conjunction and another begins behind it. */
function partsNames(text: string, before: TextSpan, behind: TextSpan): boolean {
  if ((nameEndingAt(text, before.start, before.end, true) ?? dottedNameEndingAt(text, before)) === undefined)
    return false
  if (surnameLength(text, behind.start) === 0 && !opensDotted(text, behind.start)) return false
  return nameEnd(text, behind.start, behind.end, noNames, false) !== undefined
}

function collectRuns(
  text: string,
  segments: readonly TextSpan[],
  clause: TextSpan,
  known: ReadonlySet<string>,
  runs: NameRun[],
): void {
  let open: Candidate[] = []
  const close = () => {
    const run = acceptRun(text, open, clause)
    if (run !== undefined) runs.push(run)
    open = []
  }
  for (const segment of segments) {
    const whole = wholeName(text, segment)
    if (
      whole !== undefined &&
      ((whole.likeness >= 2 && !isDotted(whole)) || !endsEarlier(text, segment, segments.at(-1) === segment, known))
    ) {
      open.push(whole)
      continue
    }
    if (open.length > 0) {
      const last = leadingName(text, segment, known)
      if (last !== undefined) open.push(last)
      close()
    }
    const first = nameEndingAt(text, segment.start, segment.end, false)
    if (first !== undefined) open = [first]
  }
  close()
}

/** A name with a dot is of any length: what stands behind it may have been taken with it. */
const isDotted = ({ name }: Candidate) => name.includes('·')

/** Whether a name ends inside the segment: before a title, or, in the last segment, before any word. */
function endsEarlier(text: string, segment: TextSpan, isLast: boolean, known: ReadonlySet<string>): boolean {
  const name = leadingName(text, segment, known)
  if (name === undefined || name.likeness < 2) return false
  return isLast || groupWord.test(text.slice(name.end, segment.end))
}

const groupWord = opening(/^(?:委员|代表|同志|先生|女士|书记|副?主席|副?主任|副?[市区县]长|等)/)

const bracketed = /\([^()]{1,20}\)$/

function wholeName(text: string, segment: TextSpan): Candidate | undefined {
  const span = trimSpan(text, segment)
  if (span.end - span.start > 40) return undefined
  const words = text.slice(span.start, span.end)
  const bare = words.endsWith(')') ? words.replace(bracketed, '').trimEnd() : words
  const name = withoutSpaces(bare)
  const likeness = nameLikeness(name)
  if (likeness === 0 || (bare.length > name.length && name.length > 2 && !name.includes('·'))) return undefined
  const whole = { name, start: span.start, end: span.start + bare.length, likeness, titled: false }
  return (isDotted(whole) ? dottedNameEndingAt(text, { start: whole.start, end: whole.end }) : undefined) ?? whole
}

function leadingName(text: string, segment: TextSpan, known: ReadonlySet<string>): Candidate | undefined {
  const { start, end } = trimSpan(text, segment)
  const stop = nameEnd(text, start, end, known, true)
  if (stop === undefined) return undefined
  const name = withoutSpaces(text.slice(start, stop))
  return { name, start, end: stop, likeness: nameLikeness(name), titled: false }
}

const leadIn = /(?:由|有|与|和|及|请|的|是|为|给|向|对|以|如|括|同|会议|任命|选举|补选|增选|推选|免去|授予|[:“”)）])$/

/** 参加活动的有: nothing but names follows. */
const openedBy = /(?:[的还]有|包括|分别是|分别为|依次是|他们是|[:])$/

/** The name that ends exactly at `end`, with a title, a lead-in or nothing before it. */
function nameEndingAt(text: string, from: number, end: number, bareOnly: boolean): Candidate | undefined {
  const span = trimSpan(text, { start: from, end })
  for (const length of [3, 2, 4]) {
    const start = span.end - length
    if (start < span.start) continue
    const name = text.slice(start, span.end)
    const likeness = nameLikeness(name)
    if (likeness < 2 || (length === 4 && surnameLength(text, start) !== 2)) continue
    const found = { name, start, end: span.end, likeness }
    if (titleBefore(text, span.start, start) !== undefined) return { ...found, titled: true }
    if (start === span.start) return { ...found, titled: false }
    if (!bareOnly && openedBy.test(text.slice(Math.max(span.start, start - 4), start)))
      return { ...found, titled: false }
    if (!bareOnly && likeness === 3 && leadIn.test(text.slice(Math.max(span.start, start - 4), start)))
      return { ...found, titled: false }
  }
  return spacedNameEndingAt(text, span) ?? (bareOnly ? undefined : looseNameEndingAt(text, span))
}

const dottedAtEnd = /[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,3}$/

/** 政协委员阿依努尔·卡德尔: the name with its dots, without the title before it. */
function dottedNameEndingAt(text: string, span: TextSpan): Candidate | undefined {
  const { start: from, end } = trimSpan(text, span)
  const found = dottedAtEnd.exec(text.slice(Math.max(from, end - 40), end))
  if (found === null) return undefined
  const first = end - found[0].length
  const dot = first + found[0].indexOf('·')
  let start = first
  let titled = false
  for (let at = first + 2; at < dot; at += 1) {
    const isTitled = titleBefore(text, from, at) !== undefined
    if (!isTitled && !openedBy.test(text.slice(from, at))) continue
    start = at
    titled = isTitled
  }
  const name = text.slice(start, end)
  return {
    name,
    start,
    end,
    likeness: nameLikeness(name),
    titled: titled || titleBefore(text, from, start) !== undefined,
  }
}

function opensDotted(text: string, at: number): boolean {
  return /^[\u3400-\u9fff]{1,6}·[\u3400-\u9fff]/.test(text.slice(at, at + 8))
}

function looseNameEndingAt(text: string, span: TextSpan): Candidate | undefined {
  const start = span.end - 3
  if (start < span.start || !isPlainSurname(text.charCodeAt(start)) || isCommonWord(text.slice(start, start + 2)))
    return undefined
  const name = text.slice(start, span.end)
  const likeness = nameLikeness(name)
  return likeness < 2 ? undefined : { name, start, end: span.end, likeness, titled: false, loose: true }
}

function spacedNameEndingAt(text: string, span: TextSpan): Candidate | undefined {
  const found = /([\u3400-\u9fff]) {1,4}([\u3400-\u9fff])$/.exec(
    text.slice(Math.max(span.start, span.end - 8), span.end),
  )
  if (found === null) return undefined
  const name = `${found[1]}${found[2]}`
  const start = span.end - found[0].length
  const titled = titleBefore(text, span.start, start) !== undefined
  const likeness = nameLikeness(name)
  if (likeness < 2 || (!titled && start !== span.start)) return undefined
  return { name, start, end: span.end, likeness, titled }
}

const peopleBehind = opening(
  /^\s*(?:[等共]|一行)?\s*(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})?\s*(?:余|多)?\s*(?:[位名]|人(?![大民口工才文均])|同志|先生|女士|(?:[\u4e00-\u9fff]{0,8}?)(?:委员|代表|领导|专家|教授|常委|负责人|记者|主席|主任|书记|议员|同学))/,
)

/** What only people do in reports: those who did it are people, however short their names. */
const actBehind = opening(
  /^(?:等)?[\u4e00-\u9fff]{0,8}?(?:发言|讲话|出席|列席|就座|请假|缺席|致辞|述职|到会|参会|与会|当选|受聘|莅临|登台|主讲|陪同|畅谈|畅所欲言|汇报|受邀|应邀|到场|亮相|参加(?:会议|活动|调研|讨论|座谈|审议|视察)|作[\u4e00-\u9fff]{0,6}(?:报告|说明))/,
)

/** 等问题, 等6个街道: what was listed is none of people. */
const thingsBehind = opening(
  /^(?:等)?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})?[个项家类大]?(?:问题|方面|单位|部门|企业|领域|工作|内容|地(?!代表)|街道|乡镇|村|社区|行业|产业|情况|主题|界别|区域|项目|各方)/,
)

/** Tells a list of people from any other list: by what stands before and behind, or by the words themselves. */
function acceptRun(text: string, names: readonly Candidate[], clause: TextSpan): NameRun | undefined {
  const first = names[0]
  const last = names.at(-1)
  if (first === undefined || last === undefined || names.length < 2) return undefined
  if (!looksLikePeople(text, names, first, last, clause) || isRowOfDeeds(names)) return undefined
  const titleEnd = first.titled ? first.start : -1
  const spans = names.map(({ name, start, end }) => ({ name, start, end }))
  return { start: first.start, end: last.end, names: spans, titleEnd }
}

/** 谈看法、谈体会: one verb repeated is no family. */
function isRowOfDeeds(names: readonly Candidate[]): boolean {
  const head = names[0]?.name.charAt(0) ?? ''
  return '谈说议论话学查找补强稳促保提解建讲'.includes(head) && names.every(({ name }) => name.startsWith(head))
}

function looksLikePeople(
  text: string,
  names: readonly Candidate[],
  first: Candidate,
  last: Candidate,
  clause: TextSpan,
): boolean {
  const behind = text.slice(last.end, Math.min(clause.end, last.end + 24))
  const share = (test: (name: Candidate) => boolean) => names.filter(test).length / names.length
  const likely = share((name) => name.likeness >= 2)
  const plain = share((name) => name.likeness === 3)
  const long = share((name) => name.name.length >= 3)
  const boundary = boundaryAfter(text, last.end, clause.end)
  if (first.loose === true) {
    return likely === 1 && plain >= 0.5 && long >= 0.5 && boundary > 0 && !/^(?:委员|代表)(?!们)/.test(behind)
  }
  if (thingsBehind.test(behind)) return false
  if (actBehind.test(behind) && boundary > 0 && first.likeness >= 2 && likely >= 0.75) return true
  if (first.titled || peopleBehind.test(behind)) return likely >= (names.length < 3 ? 1 : 0.6)
  if (boundary === 3) return likely >= 0.8 && plain >= 0.5 && long * 3 >= 1
  return likely === 1 && plain >= 0.7
}
