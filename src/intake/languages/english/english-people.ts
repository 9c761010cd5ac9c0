import type { Person } from '#intake/reading.ts'
import type { TextSpan } from '#kernel/text-span.ts'

/** A person as minutes name them, in flow positions. */
export type EnglishPerson = TextSpan & {
  readonly name: string
  readonly role: TextSpan | null
  readonly kind: Person['kind']
  readonly paragraph: number
}

export type EnglishList = TextSpan & {
  readonly people: readonly EnglishPerson[]
  readonly kind: Person['kind']
  readonly statedCount: number | null
  readonly paragraph: number
}

const office =
  '(?:(?:Town|City|Village|County|Parish|Borough|Public Works|Finance|Police|Fire|Planning|Deputy|Assistant|Acting|Interim) )*(?:Manager|Attorney|Clerk|Administrator|Chief|Engineer|Planner|Treasurer|Solicitor|Recorder|Director)(?= \\p{Lu}\\p{Ll}+ \\p{Lu})'
const honorific =
  '(?:Cllrs?|Councill?ors?|Council ?[Mm]embers?|Councilm[ae]n|Councilwom[ae]n|Mayor Pro Tem|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev(?:erend)?|Prof(?:essor)?|Ald(?:erman)?|Lord|Lady|Baroness|Hon|Commissioner|Supervisor|Mayor|Member|President)\\.?'
const nameWord =
  "(?:Mc\\p{Lu}\\p{Ll}+|Mac\\p{Lu}\\p{Ll}+|[ODL]['’]\\p{Lu}\\p{Ll}+|(?!Seconded|Proposed|Moved|Carried|Present)\\p{Lu}\\p{Ll}+(?:[-’']\\p{Lu}?\\p{Ll}+)*|\\p{Lu}\\.?(?![\\p{L}’'])|de|van|von|der|la|le)"
const titled = new RegExp(`^((?:(?:${honorific}|${office})\\s+)+)(${nameWord}(?:\\s+${nameWord}){0,5})`, 'u')
const roleStart =
  /\b(?:Clerk|Assistant|Deputy|Executive|Officer|Chair(?:man|woman|person)?|Vice|Mayor|Manager|Director|Secretary|Treasurer|Town|Parish|County|District|Borough|City|Head|Leader|Solicitor|Engineer|Planner|Ward|Responsible|Finance|Committee|Chief|Attorney|Administrator|Member|Observer|Minutes|Press|Police|PCSO|Cathaoirleach|Convener|Convenor|Provost|Bailie|Services|Administration)\b/

/** Reads one name at `at`: title words, then initials and family name, then (role) or a role of words. */
export function readEnglishName(
  text: string,
  at: number,
  limit: number,
  paragraph: number,
): (EnglishPerson & { readonly after: number }) | undefined {
  const words = text.slice(at, Math.min(limit, at + 160))
  const found = titled.exec(words)
  if (found === null) return undefined
  const titles = found[1] ?? ''
  const role = roleStart.exec(found[2] ?? '')
  const name = (role === null ? (found[2] ?? '') : (found[2] ?? '').slice(0, role.index)).trim()
  if (name === '' || /^(?:The|It|This|In|On|At)\b/.test(name)) return undefined
  const start = at + titles.length
  const end = start + name.length
  const behind = roleBehind(text, end, limit)
  const isCouncillor = /Cllr|Councill?or|Council ?[Mm]|Councilm|Councilw|Ald|Supervisor|Commissioner|Member/.test(
    titles,
  )
  const roleWords = behind === null ? '' : text.slice(behind.start, behind.end)
  return {
    name: name.replace(/\s+/g, ' '),
    start,
    end,
    role: behind ?? (isCouncillor ? { start: at, end: at + (/^\S+/.exec(titles)?.[0].length ?? 0) } : null),
    kind: kindOf(isCouncillor, roleWords, titles),
    paragraph,
    after: behind === null ? end : behind.end + (text.charAt(behind.end) === ')' ? 1 : 0),
  }
}

function kindOf(isCouncillor: boolean, role: string, titles: string): Person['kind'] {
  if (/Mayor|Leader|President/.test(role) || /Mayor|President/.test(titles)) return 'leader'
  return isCouncillor ? 'deputy' : 'other'
}

function roleBehind(text: string, end: number, limit: number): TextSpan | null {
  const behind = text.slice(end, Math.min(limit, end + 120))
  const bracket = /^\s*\(([^()]{2,60})\)/.exec(behind)
  if (bracket !== null) {
    const start = end + behind.indexOf('(') + 1
    return { start, end: start + (bracket[1]?.length ?? 0) }
  }
  const words =
    /^(\s*[,–-]?\s*)((?:[A-Z][\w’'&-]*|of|to|for|the|&)(?:\s+(?:[A-Z][\w’'&-]*|and(?! Cllr| Councill?or)|of|to|for|the|&))*)/.exec(
      behind,
    )
  if (words === null || words[2] === undefined || !roleStart.test(words[2])) return null
  // A title and a name behind a comma are the next person.
  if (titled.test(words[2])) return null
  const start = end + (words[1]?.length ?? 0)
  return { start, end: start + words[2].length }
}

const section =
  /^(?:[^:.\n]{0,30}[/:]\s*){0,2}(?:also\s+)?((?:(?:town |city )?council ?members|members|councill?ors|officers|officials|staff|others?|those)?\s*(?:present|in attendance|absent)|attendees|attendance|attending|apologies(?: for absence)?|membership|sederunt|officers|officials)\b\s*(?:were|was)?\s*[:–-]?\s*/i
const countWords = /\b(\d{1,3})\s+(?:members|councill?ors)\b/i

/** Reads attendance lists: a heading such as Present:, then one person a line or all in one line. */
export function englishLists(text: string, paragraphs: readonly TextSpan[]): EnglishList[] {
  const lists: EnglishList[] = []
  let open: { heading: string; people: EnglishPerson[] } | undefined
  const close = (stated: number | null) => {
    const first = open?.people[0]
    const last = open?.people.at(-1)
    if (open !== undefined && first !== undefined && last !== undefined) {
      lists.push({
        people: open.people,
        start: first.start,
        end: last.end,
        kind: majority(open.people),
        statedCount: stated,
        paragraph: first.paragraph,
      })
    }
    open = undefined
  }
  let blanks = 0
  for (const [index, paragraph] of paragraphs.entries()) {
    const words = text.slice(paragraph.start, paragraph.end)
    const heading = section.exec(words)
    if (
      heading !== null &&
      (words.length < 40 || /[:–-]\s*$/.test(heading[0]) || titled.test(words.slice(heading[0].length)))
    ) {
      close(null)
      open = {
        heading: heading[1] ?? '',
        people: namesIn(text, { start: paragraph.start + heading[0].length, end: paragraph.end }, index),
      }
      blanks = 0
      continue
    }
    if (open === undefined) continue
    const people = titled.test(words) && !/[.!?]$/.test(words) ? namesIn(text, paragraph, index) : []
    if (people.length > 0) open.people.push(...people)
    else if (open.people.length > 0 || blanks > 2) close(Number(countWords.exec(words)?.[1]) || null)
    else blanks += 1
  }
  close(null)
  return lists
}

function majority(people: readonly EnglishPerson[]): Person['kind'] {
  const deputies = people.filter((person) => person.kind === 'deputy' || person.kind === 'leader').length
  return deputies * 2 >= people.length ? 'deputy' : 'other'
}

/** The names of one line: each with a title of its own, or sharing the first one's (Cllrs A Hill, B Dale and C Moor). */
function namesIn(
  text: string,
  span: TextSpan,
  paragraph: number,
  before: readonly EnglishPerson[] = [],
): EnglishPerson[] {
  const people: EnglishPerson[] = []
  let office: TextSpan | null = null
  let at = span.start
  while (at < span.end) {
    while (at < span.end && /[\s,;:.&–-]/.test(text.charAt(at))) at += 1
    if (text.startsWith('and ', at)) at += 4
    const read =
      readEnglishName(text, at, span.end, paragraph) ??
      sharedTitle(text, at, span.end, paragraph, people.at(-1) ?? before.at(-1))
    if (read === undefined) {
      const next = behindGroup(text, at, span.end)
      if (next === undefined) return people
      office = { start: at, end: next }
      at = next
      continue
    }
    const { after, ...person } = read
    people.push(heldOffice(text, person, office))
    office = null
    at = after
  }
  return people
}

/** …, and the clerk, Dot Ware: the office stands before the name. */
function heldOffice(text: string, person: EnglishPerson, office: TextSpan | null): EnglishPerson {
  const words = office === null ? '' : text.slice(office.start, office.end).replace(/,\s*$/, '')
  if (office === null || !/^the /i.test(words) || !text.slice(office.start, office.end).trimEnd().endsWith(','))
    return person
  const isChair = /chair|mayor/i.test(words)
  const role = { start: office.start + 'the '.length, end: office.start + words.length }
  return isChair ? person : { ...person, role, kind: 'other' }
}

/** Behind one who is listed by office alone: The Chairman, the clerk, Head of Roads. */
function behindGroup(text: string, at: number, limit: number): number | undefined {
  const found = /^(?:(?:[Tt]he )?[\p{L}’'-]+(?: [\p{L}’'-]+){0,5})(?:[,;]| and )\s*/u.exec(
    text.slice(at, Math.min(limit, at + 80)),
  )
  if (found === null || !(roleStart.test(found[0]) || /^the (?:clerk|chair)/i.test(found[0]))) return undefined
  return at + found[0].length
}

const bareName = new RegExp(
  `^(?:\\p{Lu}\\.?\\s+){0,3}${nameWord}(?:\\s+${nameWord}){0,2}(?=\\s*(?:,|;|\\(|and\\b|&|$|\\.))`,
  'u',
)

function sharedTitle(
  text: string,
  at: number,
  limit: number,
  paragraph: number,
  before: EnglishPerson | undefined,
): (EnglishPerson & { after: number }) | undefined {
  if (before === undefined) return undefined
  const found = bareName.exec(text.slice(at, Math.min(limit, at + 80)))
  if (found === null || roleStart.test(found[0])) return undefined
  const end = at + found[0].length
  const behind = roleBehind(text, end, limit)
  const after = behind === null ? end : behind.end + (text.charAt(behind.end) === ')' ? 1 : 0)
  return { name: found[0].replace(/\s+/g, ' '), start: at, end, role: behind, kind: before.kind, paragraph, after }
}

const mention = new RegExp(`\\b(?:${honorific}|${office})\\s+(?=\\p{Lu})`, 'gu')

/** Everyone named with a title outside the lists. */
export function englishMentions(text: string, paragraphs: readonly TextSpan[]): EnglishPerson[] {
  const found: EnglishPerson[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    const words = text.slice(paragraph.start, paragraph.end)
    for (const match of words.matchAll(mention)) {
      const read = readEnglishName(text, paragraph.start + match.index, paragraph.end, index)
      if (read === undefined) continue
      const { after: _after, ...person } = read
      found.push(person)
      // Councillors A Hill and B Dale: one title for several.
      if (/^(?:Cllrs|Councill?ors|Council ?[Mm]embers)\b/.test(match[0]))
        found.push(...namesIn(text, { start: read.end, end: Math.min(paragraph.end, read.end + 200) }, index, [person]))
    }
  }
  return found
}

const fullName = `(?:(?:Dr|Mrs?|Ms|Miss|Sir|Cllr|Councill?or)\\.? )?(\\p{Lu}\\p{Ll}+(?:[-’']\\p{Lu}?\\p{Ll}+)*(?: \\p{Lu}\\.)? (?:(?:Mc|Mac|O['’])?\\p{Lu}\\p{Ll}+(?:[-’']\\p{Lu}?\\p{Ll}+)*))`
const saying =
  '(?:said|says|stated|asked|told|spoke|urged|argued|suggested|explained|questioned|described|added|expressed|requested|thanked|complained|warned|enquired|reported)'
/** Delphine Moor, 14 Quay Street, asked …: who speaks without a title. */
const speaks = new RegExp(
  `(?:^|[.!?]["”]? |, |: )(?:\\p{Lu}\\p{Ll}+ )?${fullName}(?:,[^,.]{3,60},| \\([^()]{3,40}\\))? ${saying}\\b`,
  'gu',
)
/** “…,” said Delphine Moor. */
const saidBefore = new RegExp(`["”],? (?:said|says|added|explained|asked|told [^,.]{2,30}) ${fullName}`, 'gu')

/** Everyone who is said to speak by a full name without a title, as residents are. */
export function englishSpeakers(text: string, paragraphs: readonly TextSpan[]): EnglishPerson[] {
  const found: EnglishPerson[] = []
  for (const [paragraph, span] of paragraphs.entries()) {
    const words = text.slice(span.start, span.end)
    for (const match of [...words.matchAll(speaks), ...words.matchAll(saidBefore)]) {
      const name = match[1]
      if (name === undefined || roleStart.test(name) || notNames.test(name)) continue
      const start = span.start + match.index + match[0].indexOf(name)
      found.push({ name, start, end: start + name.length, role: null, kind: 'other', paragraph })
    }
  }
  return found
}

const notNames =
  /^(?:Council|Town|City|Cllrs?|Mr|Mrs|Ms|Dr|Council\w*|Commissioner|Supervisor|Mayor|Farmer|The|This|That|In|On|At|An|A|It|He|She|Another|Some|Several|Members?|Council|Action|Public|One)\b|\b(?:Council|Authority|Department|Association|Trust|Partnership|Group|Party|Society|School|Street|Road|Board|Panel|Forum|Section|Team|Service|Office|Services|Ministry|Minister|Officer|Review|Policy)\b/
