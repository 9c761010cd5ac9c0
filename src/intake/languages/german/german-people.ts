import type { Person } from '#intake/reading.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { elected, honorifics, leading, office, party } from './german-words.ts'

export type GermanPerson = TextSpan & {
  readonly name: string
  readonly role: TextSpan | null
  readonly party: string | null
  readonly kind: Person['kind']
}

export type GermanList = TextSpan & {
  readonly people: readonly GermanPerson[]
  readonly kind: Person['kind']
  readonly statedCount: number | null
}

export type GermanPeople = {
  /** In the order of the text, each once. */
  readonly people: readonly GermanPerson[]
  readonly lists: readonly GermanList[]
  /** Numbers of the paragraphs that only list who was there. */
  readonly attendance: ReadonlySet<number>
}

const nameWord = "(?:\\p{Lu}['’]?\\p{Lu}?\\p{Ll}+(?:[-'’]\\p{Lu}\\p{Ll}+)*|\\p{Lu}\\.)"
const particle = '(?:von der|von den|van der|van den|van de|von|van|vom|zu|zur|de|del|di|da|el|al)'
export const personName = `(?:${particle} )?${nameWord}(?: (?:${particle} )?${nameWord}){0,3}`
const titles = `(?:(?:(?:${office}|${honorifics}),? )+)`

const bullet = /^(?:[-–•*▪]|\d{1,2}[.)])\s*/
const entry = new RegExp(`^(${titles})?(${personName})(?:, (${nameWord}(?: ${nameWord})?)(?=$|\\s*[(,;]))?`, 'u')
const heading =
  /^(?:Anwesen(?:d|de|heit|heitsliste)|Teilnehm(?:er|ende|erinnen)|Teilnahme|Mitglieder|Stimmberechtigt|Ratsmitglieder|Gemeinderäte|Stadträte|Ausschussmitglieder|Vorsitz|Verwaltung|Von der Verwaltung|von der Verwaltung|Seitens der Verwaltung|Gäste|Entschuldigt|Unentschuldigt|Es fehl|Abwesend|Nicht anwesend|Fehlend|Schriftführ|Protokoll(?:führ|ant|$|:)|Beratend|Ferner anwesend|Außerdem|Weitere Anwesende)/
/** Stated beside the heading: (6), 6 Mitglieder, Anzahl: 6. */
const stated = /\((\d{1,3})\)|\b(\d{1,3}) (?:Mitglieder|Ratsmitglieder|Personen|Anwesende|Stimmberechtigte)/
/** Of a longer line nothing is a heading of people. */
const longestHeading = 90

/** Who was there by the lists of the record, and whoever is named with a title elsewhere. */
export function germanPeople(text: string, paragraphs: readonly TextSpan[]): GermanPeople {
  const { lists, listed, attendance } = germanLists(text, paragraphs)
  const people = new Known()
  for (const one of listed) people.add(one)
  for (const [index, paragraph] of paragraphs.entries()) {
    if (!attendance.has(index)) for (const one of mentionsIn(text, paragraph)) people.add(one)
  }
  return { people: people.inOrder(), lists, attendance }
}

type OpenList = { readonly found: GermanPerson[]; readonly stated: number | null; party: string | null }

function germanLists(text: string, paragraphs: readonly TextSpan[]) {
  const lists: GermanList[] = []
  const listed: GermanPerson[] = []
  const attendance = new Set<number>()
  let open: OpenList | null = null
  for (const [index, paragraph] of paragraphs.entries()) {
    const headed: OpenList | undefined = listHeading(text, paragraph)
    if (headed !== undefined) {
      if (open !== null) lists.push(...listOf(open))
      open = headed
      listed.push(...headed.found)
      attendance.add(index)
      continue
    }
    if (open === null) continue
    const found = lineOfList(text, paragraph, open)
    if (found === undefined) {
      lists.push(...listOf(open))
      open = null
      continue
    }
    open.found.push(...found)
    listed.push(...found)
    attendance.add(index)
  }
  if (open !== null) lists.push(...listOf(open))
  return { lists, listed, attendance }
}

/** The heading of a list, with whoever stands on the same line: Anwesend:, Schriftführer: Alois Penz. */
function listHeading(text: string, paragraph: TextSpan): OpenList | undefined {
  const words = text.slice(paragraph.start, paragraph.end)
  if (!heading.test(words)) return undefined
  const colon = words.indexOf(':')
  const isAlone = words.length < longestHeading && (colon < 0 ? !/[.!?]$/.test(words) : colon === words.length - 1)
  const found =
    isAlone || colon < 0 ? [] : entriesIn(text, { start: paragraph.start + colon + 1, end: paragraph.end }, null, true)
  if (!isAlone && found.length === 0) return undefined
  const count = stated.exec(words)
  return { found, stated: Number(count?.[1] ?? count?.[2]) || null, party: null }
}

/** Who stands on a further line of a list; undefined where the line ends it. A party heads those who belong to it. */
function lineOfList(text: string, paragraph: TextSpan, open: OpenList): GermanPerson[] | undefined {
  const words = text.slice(paragraph.start, paragraph.end)
  const group = party.exec(words.replace(/:$/, ''))?.[0]
  if (group !== undefined) {
    open.party = group
    return []
  }
  const found = entriesIn(text, paragraph, open.party, false)
  return found.length === 0 ? undefined : found
}

function listOf({ found, stated: statedCount }: OpenList): GermanList[] {
  const [first, last] = [found[0], found.at(-1)]
  if (first === undefined || last === undefined || found.length < 2) return []
  const kind = found.filter((one) => one.kind !== 'other').length * 2 >= found.length ? 'deputy' : 'other'
  return [{ people: found, start: first.start, end: last.end, kind, statedCount }]
}

const wholeEntry = new RegExp(
  `^(?:[-–•*]\\s*)?${titles}?${personName}(?:, ${nameWord})?(?:\\s*\\([^()]{2,60}\\))?(?:(?:,| als)\\s*(?:stellv\\p{L}*\\.? |als )?\\p{Lu}[^,.;:]{1,60})?(?:\\s*\\([^()]{2,60}\\))?$`,
  'u',
)

/** Whether a line is nothing but one entry of a list of people. */
export function isEntryOfPeople(line: string): boolean {
  return (
    line.length < 100 &&
    (line.includes('(') || line.includes(',') || new RegExp(`^${titles}`, 'u').test(line)) &&
    wholeEntry.test(line)
  )
}

type Entry = { readonly person: GermanPerson; readonly after: number }

/**
 * Reads a line of a list: one person, or several behind commas that each have a title.
 * @param behindLabel - whether a label stands before it, so that a bare name is a person.
 */
function entriesIn(text: string, line: TextSpan, group: string | null, behindLabel: boolean): GermanPerson[] {
  const found: GermanPerson[] = []
  let at = line.start
  while (at < line.end) {
    while (at < line.end && /[\s,;]/.test(text.charAt(at))) at += 1
    if (text.startsWith('und ', at)) at += 'und '.length
    at += bullet.exec(text.slice(at, at + 6))?.[0].length ?? 0
    const one = entryAt(text, at, line.end, group, behindLabel || found.length > 0)
    if (one === undefined) return found
    found.push(one.person)
    at = one.after
  }
  return found
}

function entryAt(text: string, at: number, limit: number, group: string | null, isSure: boolean): Entry | undefined {
  const words = text.slice(at, Math.min(limit, at + 200))
  const found = entry.exec(words)
  if (found === null) return undefined
  const [, title = '', family = '', comma] = found
  const given = comma !== undefined && isGivenName(comma) ? `, ${comma}` : ''
  const nameStart = at + title.length
  const nameEnd = nameStart + family.length + given.length
  const behind = text.slice(nameEnd, Math.min(limit, nameEnd + 160))
  const isWhole = /^\s*(?:[,;(]|$|als |und )/.test(behind)
  const names = family.split(' ').length + (given === '' ? 0 : 1)
  if (!isWhole || (title === '' && !isSure && names < 2)) return undefined
  const marks = marksBehind(behind)
  const own = marks.words.map((mark) => mark.replace(/^fraktion\s+/i, '')).find((mark) => party.test(mark)) ?? group
  const held = marks.words.find((mark) => !party.test(mark))
  const role = held === undefined ? officeIn(title, at) : spanOf(text, held, nameEnd, limit)
  const kind = kindOf(`${title} ${held ?? ''}`, own !== null)
  const name = text.slice(nameStart, nameEnd)
  return { person: { name, start: nameStart, end: nameEnd, role, party: own, kind }, after: nameEnd + marks.length }
}

/** Ostermann, Birgit: a comma before a given name, and not before a party or an office. */
function isGivenName(words: string): boolean {
  return (
    !party.test(words) && !new RegExp(office, 'u').test(words) && !/^(?:Vorsitz|Amt|Fachbereich|Bau|Stadt)/.test(words)
  )
}

const nextPerson = new RegExp(`^,?\\s*(?:und )?${titles}${nameWord}`, 'u')

/** What stands in brackets and behind commas after a name: party and office, as far as the next person. */
function marksBehind(behind: string): { readonly words: string[]; readonly length: number } {
  const words: string[] = []
  let length = 0
  for (;;) {
    const rest = behind.slice(length)
    if (nextPerson.test(rest)) return { words, length }
    const mark = /^\s*\(([^()]{2,60})\)|^\s*(?:,| als)\s*([^,;()]{2,70}?)\s*(?=$|[,;(]| und (?:Frau|Herr))/.exec(rest)
    if (mark === null) return { words, length }
    words.push(...(mark[1] ?? mark[2] ?? '').split(',').map((word) => word.trim()))
    length += mark[0].length
  }
}

function officeIn(title: string, at: number): TextSpan | null {
  const found = new RegExp(office, 'u').exec(title)
  return found === null ? null : { start: at + found.index, end: at + found.index + found[0].length }
}

function spanOf(text: string, words: string, from: number, limit: number): TextSpan | null {
  const start = text.indexOf(words, from)
  return start < 0 || start > limit ? null : { start, end: start + words.length }
}

function kindOf(roles: string, hasParty: boolean): Person['kind'] {
  if (leading.test(roles)) return 'leader'
  const isElected = roles.split(/[\s,]+/).some((word) => elected.test(word))
  return hasParty || isElected ? 'deputy' : 'other'
}

const mention = new RegExp(
  `(?<!\\p{L})(${titles})(${nameWord}(?: (?:${particle} )?${nameWord}){0,2}|${particle} ${nameWord}(?: ${nameWord})?)`,
  'gu',
)

/** Everyone named with a title: Frau Hagedorn, Stadtrat von Wedern. */
function mentionsIn(text: string, paragraph: TextSpan): GermanPerson[] {
  const words = text.slice(paragraph.start, paragraph.end)
  return [...words.matchAll(mention)].flatMap(([whole, title = '', name = ''], index, all): GermanPerson[] => {
    if (new RegExp(`^${office}$`, 'u').test(name) || title.trim() === '') return []
    const start = paragraph.start + (all[index]?.index ?? 0) + whole.length - name.length
    const at = start - title.length
    return [
      { name, start, end: start + name.length, role: officeIn(title, at), party: null, kind: kindOf(title, false) },
    ]
  })
}

/** People by their names; a family name alone is whoever of that name is known. */
class Known {
  private readonly people: GermanPerson[] = []
  private readonly names = new Set<string>()

  add(person: GermanPerson): void {
    if (this.names.has(person.name)) return
    const bare = person.name.replace(/^(?:Dr|Prof|Mag)\. /, '')
    const isKnown = this.names.has(bare)
    for (const name of formsOf(bare)) this.names.add(name)
    if (!isKnown) this.people.push(person)
  }

  inOrder(): GermanPerson[] {
    return [...this.people].sort((a, b) => a.start - b.start)
  }
}

/** The whole name, its parts from the right, and of Hagedorn, Ilse both orders. */
function formsOf(name: string): string[] {
  const [family, given] = name.split(', ')
  if (given !== undefined && family !== undefined) return [name, family, `${given} ${family}`]
  const words = name.split(' ')
  return words.map((_, at) => words.slice(at).join(' '))
}

/** Whole names by the form a text may use later; a form two people share stands for neither. */
export function nameForms(people: readonly GermanPerson[]): ReadonlyMap<string, string> {
  const forms = new Map<string, string>()
  const shared = new Set<string>()
  for (const { name } of people) {
    for (const form of formsOf(name)) {
      if (forms.has(form) && forms.get(form) !== name) shared.add(form)
      forms.set(form, name)
    }
  }
  for (const form of shared) forms.delete(form)
  return forms
}
