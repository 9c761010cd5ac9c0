import type { TextSpan } from '#kernel/text-span.ts'
import { withoutSpaces } from '#kernel/without-spaces.ts'
import { bySentence } from './by-sentence.ts'
import { isCommonWord } from './common-words.ts'
import { isTransliterated } from './given-characters.ts'
import { countBeforeList, tailOf } from './list-tails.ts'
import { findNameRuns, type NameRun, noNames } from './name-runs.ts'
import { nameEnd, nameLikeness } from './names.ts'
import { opening } from './opening.ts'
import { kindOfRole, type RoleKind, titleBefore, titlesIn } from './role-words.ts'
import { roleBefore } from './roles.ts'
import { type Sentence, splitClauses } from './sentences.ts'
import { isPlainSurname, surnameLength } from './surnames.ts'
import { turnNames } from './turn-names.ts'

/** A person where the text names them, in flow positions; the name as folded, without inner white space. */
export type Mention = TextSpan & {
  readonly name: string
  /** The office as written, in flow positions; null where none stands beside the name. */
  readonly role: TextSpan | null
  readonly kind: RoleKind | null
  /** Position in the sentences given. */
  readonly sentence: number
}

/** A list of names with what the text says about it. */
export type ListRun = NameRun & {
  readonly sentence: number
  readonly kind: RoleKind
  readonly statedCount: number | null
  readonly open: boolean
  /** The words that name the group or the office all share. */
  readonly role: TextSpan | null
  /** End of the words that count and name the group. */
  readonly tailEnd: number
}

export type PeopleFound = {
  readonly mentions: readonly Mention[]
  readonly runs: readonly ListRun[]
  /** The mentions of each sentence, in order. */
  readonly mentionsOf: ReadonlyMap<number, readonly Mention[]>
  /** Every name certain in this article. */
  readonly names: ReadonlySet<string>
}

/** What rules find: lists, names beside a title, and names that speak, attend or preside. */
export function findPeopleByRules(text: string, sentences: readonly Sentence[]): PeopleFound {
  const names = new Set<string>()
  const mentions: Mention[] = []
  const runs: ListRun[] = []
  const turns = turnNames(text, sentences)
  for (const [index, sentence] of sentences.entries()) {
    for (const run of findNameRuns(text, sentence)) {
      const listed = listRunOf(text, sentence, index, run)
      runs.push(listed)
      for (const name of run.names) {
        names.add(name.name)
        mentions.push({ ...name, role: listed.role, kind: listed.kind, sentence: index })
      }
    }
    mentions.push(...titledNames(text, sentence, index, names))
    mentions.push(...membersNamed(text, sentence, index, names))
    mentions.push(...dottedNames(text, sentence, index))
    const turn = turns.get(index)
    if (turn !== undefined) mentions.push({ ...turn, role: null, kind: null, sentence: index })
  }
  for (const mention of mentions) names.add(mention.name)
  for (const [index, sentence] of sentences.entries()) mentions.push(...actingNames(text, sentence, index, names))
  for (const mention of mentions) names.add(mention.name)
  return { mentions, runs, names, mentionsOf: bySentence(mentions) }
}

export function listRunOf(text: string, sentence: Sentence, index: number, run: NameRun): ListRun {
  const tail = tailOf(text, run.end, sentence.end)
  const before = run.titleEnd >= 0 ? roleBefore(text, sentence.start, run.titleEnd) : null
  const groupStart = tail.group === null ? -1 : tail.end - tail.group.length
  const role = before ?? (tail.group === null ? null : { start: groupStart, end: tail.end })
  const kind = role === null ? null : kindOfRole(text.slice(role.start, role.end))
  const statedCount = tail.statedCount ?? countBeforeList(text, sentence.start, run.start)
  return {
    ...run,
    sentence: index,
    role,
    kind: kind ?? 'other',
    statedCount,
    open: tail.open,
    tailEnd: tail.end,
  }
}

const titleAt = opening(/^(?:通讯员|记者|摄影)/)

/** Names behind a title: 市长龚某, 政协委员周某某. */
function titledNames(text: string, sentence: Sentence, index: number, known: ReadonlySet<string>): Mention[] {
  const found: Mention[] = []
  const words = text.slice(sentence.start, sentence.end)
  for (const { title, at } of titlesIn(words)) {
    if (title === '市长' && words.charAt(at - 1) === '城') continue
    let start = sentence.start + at + title.length
    if (text.startsWith('之一', start)) start += 2
    while (text.charAt(start) === ' ') start += 1
    if (bodyBehind.test(text.slice(start, start + 5))) continue
    const end = titledEnd(text, start, sentence.end, known, strongTitle.test(title))
    if (end === undefined) continue
    const name = withoutSpaces(text.slice(start, end))
    if (notNames.test(name)) continue
    const role = roleBefore(text, sentence.start, start)
    found.push({ name, start, end, role, kind: role && kindOfRole(text.slice(role.start, role.end)), sentence: index })
    found.push(...spacedOn(text, sentence, index, end, title, role))
  }
  return found
}

/** 市长和政协委员, 主席座谈会: behind the title a body or a meeting follows, nobody's name. */
const bodyBehind =
  /^[和与及同]?(?:政协|人大|政府|委员|代表|市民|群众|部门|大家|座谈|作?交流|议政|协商|审议|关于|围绕|会议)/

/** Where the name behind a title ends: anything that may be a name behind a strong one, a plain name behind others. */
function titledEnd(
  text: string,
  start: number,
  limit: number,
  known: ReadonlySet<string>,
  strong: boolean,
): number | undefined {
  const likeness = (end: number) => nameLikeness(withoutSpaces(text.slice(start, end)))
  const likely = isPlainSurname(text.charCodeAt(start)) || surnameLength(text, start) === 2
  if (!strong && !likely && !startsKnown(text, start, known)) return undefined
  const bounded = nameEnd(text, start, limit, known, strong)
  if (bounded !== undefined) return likeness(bounded) >= (strong ? 1 : 2) ? bounded : undefined
  const loose = likely ? nameEnd(text, start, limit, known, true) : undefined
  return loose !== undefined && likeness(loose) === 3 ? loose : undefined
}

/** Titles that name one office: behind them stands a person, even one whose surname is rare. */
const strongTitle =
  /书记|[省市区县州]长$|主席$|主任$|部长$|局长$|厅长$|秘书长$|常委$|检察长$|院长$|会长$|董事长$|总经理$|校长$|主委$/
const notNames =
  /^(?:团|会|办|处|室|组|级|助理|人|届|次|及|牵头|带头|讲话|发言|出席|主持|参加|指出|强调|介绍|同志|一行|以上|以下|联席|扩大|工作|办公|负责|接待|信箱|热线|班子|副|们)/

/** 记者 李某 刘某某: more names after the first, parted by blanks. */
function spacedOn(
  text: string,
  sentence: Sentence,
  index: number,
  from: number,
  title: string,
  role: TextSpan | null,
): Mention[] {
  if (!/记者|通讯员|摄影/.test(title)) return []
  const found: Mention[] = []
  let at = from
  while (text.charAt(at) === ' ' && at < sentence.end) {
    while (text.charAt(at) === ' ') at += 1
    const end = nameEnd(text, at, sentence.end, noNames, false)
    if (end === undefined || titleAt.test(text.slice(at, at + 3))) break
    const name = withoutSpaces(text.slice(at, end))
    found.push({ name, start: at, end, role, kind: 'other', sentence: index })
    at = end
  }
  return found
}

function startsKnown(text: string, at: number, known: ReadonlySet<string>): boolean {
  for (const length of [2, 3, 4]) if (known.has(text.slice(at, at + length))) return true
  return false
}

const memberWord =
  /(?:委员|代表|议员|常委|副?(?:主席|主任|书记|[省市区县州镇]长|局长|院长|部长|秘书长|厅长|会长|校长|董事长|总经理)|教授|院士|律师|医生)(?!会|们|团|[市省区县州]委|[市省区县州]政|人民|大会|性|作(?![了大题为“])|主任)/g
const boundaryBefore = ' ,;:。!?、“”()\n的'
const boundaryBeforeMember = `${boundaryBefore}而但和与及在对由让请据`

/** Names before a title: 周某某委员建议, 陈某副主席指出. */
function membersNamed(text: string, sentence: Sentence, index: number, known: ReadonlySet<string>): Mention[] {
  const found: Mention[] = []
  const words = text.slice(sentence.start, sentence.end)
  memberWord.lastIndex = 0
  for (let match = memberWord.exec(words); match !== null; match = memberWord.exec(words)) {
    const end = sentence.start + match.index
    const start = nameStartBefore(text, sentence.start, end, known)
    if (start === undefined) continue
    const name = withoutSpaces(text.slice(start, end))
    const role = { start: end, end: end + match[0].length }
    found.push({ name, start, end, role, kind: kindOfRole(match[0]), sentence: index })
  }
  return found
}

function nameStartBefore(text: string, from: number, end: number, known: ReadonlySet<string>): number | undefined {
  for (const length of [3, 2, 4]) {
    const start = end - length
    if (start < from) continue
    const name = text.slice(start, end)
    if (known.has(name)) return start
    if (start > from && !boundaryBeforeMember.includes(text.charAt(start - 1))) continue
    if (length === 4 && surnameLength(text, start) !== 2) continue
    if (surnameLength(text, start) > 0 && nameLikeness(name) >= 2 && !isCommonWord(name.slice(0, 2))) return start
  }
  return transliteratedBefore(text, from, end)
}

/** 加依尔别克委员: a long name in characters that write sounds. */
function transliteratedBefore(text: string, from: number, end: number): number | undefined {
  for (let start = end - 4; start >= from && end - start <= 8; start -= 1) {
    const isBounded = start === from || boundaryBefore.includes(text.charAt(start - 1))
    if (isBounded && isTransliterated(text.slice(start, end))) return start
  }
  return undefined
}

/** Names written with a dot, wherever they stand: 格桑·旺堆. */
function dottedNames(text: string, sentence: Sentence, index: number): Mention[] {
  const found: Mention[] = []
  for (let dot = text.indexOf('·', sentence.start); dot >= 0 && dot < sentence.end; dot = text.indexOf('·', dot + 1)) {
    const start = dottedStart(text, sentence.start, dot)
    const end = nameEnd(text, start, sentence.end, noNames, true)
    if (end === undefined || end <= dot || nameLikeness(text.slice(start, end)) === 0 || isSlogan(text, start, end))
      continue
    const role = roleBefore(text, sentence.start, start) ?? roleBehind(text, end)
    const kind = role && kindOfRole(text.slice(role.start, role.end))
    found.push({ name: text.slice(start, end), start, end, role, kind, sentence: index })
    dot = end
  }
  return found
}

/** “委员提议题·月月来协商”: the dot parts the halves of a quoted slogan. */
function isSlogan(text: string, start: number, end: number): boolean {
  const open = text.lastIndexOf('“', start)
  return open >= 0 && start - open < 16 && !text.slice(open, end).includes('”') && text.charAt(end) !== '”'
}

function dottedStart(text: string, from: number, dot: number): number {
  let at = dot
  while (at > from && dot - at < 6 && !boundaryBefore.includes(text.charAt(at - 1))) {
    if (titleBefore(text, from, at) !== undefined) return at
    at -= 1
  }
  return at
}

export function roleBehind(text: string, end: number): TextSpan | null {
  const word = /^(?:委员|代表|议员)(?![会们团大])/.exec(text.slice(end, end + 3))?.[0]
  return word === undefined ? null : { start: end, end: end + word.length }
}

const acts =
  /^(?:仔细|认真|不时|一边|边听|听取|出席|列席|参加|主持|到会|陪同|作了|作大会|指出|强调|表示|建议|提出|认为|要求|说[,:“]|率队|带队|在讲话中|在(?:参加|听取|出席|主持|看望|讨论|审议|接受)|代表(?:市|省|区|县|州|常委|主席团|民|致|农|九|台|无|工)|充分肯定|对|就|与|向|介绍|坦言|谈到|呼吁|告诉|同志|深入|则(?:从|就|围绕|建议|认为|提出|说|关注|谈|聚焦|对)|(?:还|也)(?:从|就|围绕|建议|认为|提出|说|关注|谈|聚焦))/

/** Names at the head of a clause that speak, attend or preside; and every place where a certain name heads a clause. */
function actingNames(text: string, sentence: Sentence, index: number, known: ReadonlySet<string>): Mention[] {
  const found: Mention[] = []
  for (const clause of splitClauses(text, sentence)) {
    for (const start of headsOf(text, clause)) {
      const surname = surnameLength(text, start)
      for (const length of surname === 0 ? [] : [surname + 2, surname + 1]) {
        const end = start + length
        const name = text.slice(start, end)
        const certain = known.has(name)
        if (
          !certain &&
          (isCommonWord(name.slice(0, 2)) || !(nameLikeness(name) >= 2 && isPlainSurname(text.charCodeAt(start))))
        )
          continue
        if (!certain && !acts.test(text.slice(end, end + 6))) continue
        found.push({ name, start, end, role: null, kind: null, sentence: index })
        break
      }
    }
  }
  return found
}

/** Where a name may head a clause: at its beginning, or behind the words that say where somebody comes from. */
function headsOf(text: string, clause: TextSpan): number[] {
  const head = skipLead(text, clause)
  const of = text.slice(head, Math.min(clause.end, head + 30)).lastIndexOf('的')
  return of < 0 ? [head] : [head, head + of + 1]
}

const openers = opening(/^(?:[\s“(]|会上|会后|会前|随后|对此|为此|最后|期间|此外|同时|其间|会议由|由)+/)

function skipLead(text: string, clause: TextSpan): number {
  const words = text.slice(clause.start, Math.min(clause.end, clause.start + 12))
  return clause.start + (openers.exec(words)?.[0].length ?? 0)
}
