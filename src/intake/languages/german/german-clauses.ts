import type { TextSpan } from '#kernel/text-span.ts'
import { personName } from './german-people.ts'
import { clauseOpening, light, type Saying, sayings, tail } from './german-sayings.ts'
import { honorifics, office } from './german-words.ts'

/** Part of a sentence in which somebody says something. */
export type SaidPart = {
  readonly saying: Saying
  /** As the text names who speaks; null where the part before said who. */
  readonly subject: string | null
  readonly verb: string
  /** What is said; null where the words only tell that something was dealt with. */
  readonly object: TextSpan | null
}

const group =
  '(?:\\p{Lu}[\\p{L}-]*(?:[Ff]raktion|verwaltung|vertretung|ausschuss|beirat)|Verwaltung|Fraktion \\p{Lu}[\\p{L}/ ]{1,24}|(?:Ein(?:e)?|Mehrere|Einige|Zwei|Drei|Ein weiterer|Eine weitere) (?:\\p{Ll}+ )?\\p{Lu}[\\p{L}-]+(?: aus \\p{Lu}\\p{Ll}+)?)'
const subject = `(?:(?:Der|Die|Das|der|die|das)\\s+)?(?:(?:(?:${office}|${honorifics}),?\\s+)+${personName}(?:\\s*\\([^()]{2,40}\\)|, [^,]{2,40},)?(?: aus \\p{Lu}\\p{Ll}+)?|${group}|${office}|(?:Er|Sie|er|sie)(?=\\s|$)|(?<=(?:Der|Die|Das|der|die|das)\\s)\\p{Lu}[\\p{L}-]+)`
const subjectBefore = new RegExp(`(?:^|[\\s,])(${subject})$`, 'u')
const subjectBehind = new RegExp(`^\\s+(${subject})(?=\\s|[,:]|$)`, 'u')
const word = /[\p{L}-]+/gu

/** The parts of a sentence that tell who says what; empty where none does. */
export function saidParts(text: string, sentence: TextSpan): SaidPart[] {
  const parts: SaidPart[] = []
  for (const part of coordinated(text, sentence)) {
    const said = saidIn(text, part, parts.length > 0)
    if (said !== undefined) parts.push(said)
    else if (parts.length === 0) continue
  }
  return parts
}

const finites = new Set(sayings.flatMap(({ finite }) => finite.source.slice(4, -2).split('|')))

/** …und erkundigt sich, ob …: a verb of saying behind "und" begins a part of its own. */
function coordinated(text: string, sentence: TextSpan): TextSpan[] {
  const words = text.slice(sentence.start, sentence.end)
  const parts: TextSpan[] = []
  let from = 0
  for (const cut of words.matchAll(/,? (?:und|sowie|aber) (?=(\p{Ll}+)\b)/gu)) {
    const next = cut[1] ?? ''
    const behind = words.slice(cut.index + cut[0].length + next.length)
    const begins = /^(?:sich|an|vor|dass|der|die|das|den|dem|die|,|:|\s)/.test(behind)
    if (!finites.has(next) || !begins || !isSaid(next, behind)) continue
    parts.push({ start: sentence.start + from, end: sentence.start + cut.index })
    from = cut.index + cut[0].length
  }
  parts.push({ start: sentence.start + from, end: sentence.end })
  return parts
}

function isSaid(verb: string, behind: string): boolean {
  return sayings.some(({ finite, needs }) => finite.test(verb) && (needs === undefined || needs.test(behind)))
}

function saidIn(text: string, part: TextSpan, inherits: boolean): SaidPart | undefined {
  const words = text.slice(part.start, part.end)
  let seen = 0
  for (const { 0: verb, index } of words.matchAll(word)) {
    seen += 1
    // A verb of saying stands early; further on it is part of what is said.
    if (seen > 24) return undefined
    if (!finites.has(verb)) continue
    const before = words.slice(0, index).trimEnd()
    const behind = words.slice(index + verb.length)
    const own = subjectOf(before)
    const inverted = own === undefined ? subjectBehind.exec(behind) : null
    const isFirst = inherits && before === ''
    if (own === undefined && inverted === null && !isFirst) continue
    const rest = inverted === null ? behind : behind.slice(inverted[0].length)
    const saying = sayings.find(({ finite, needs }) => finite.test(verb) && (needs === undefined || needs.test(rest)))
    if (saying === undefined) continue
    const restAt = part.end - rest.length
    return {
      saying,
      subject: own ?? inverted?.[1] ?? null,
      verb,
      object: objectOf(text, { start: restAt, end: part.end }, saying),
    }
  }
  return undefined
}

/** A clause that gives a reason for what was said, and is not what was said. */
const reason = /^(?:da|weil|denn|damit|wenn|obwohl|sodass|so dass|wobei|während|nachdem|um)\s/

const dependent = /(?:^|\s)(?:von|durch|mit|bei|an|zu|für|gegenüber|laut|nach)\s+$/i

/** Who stands before the verb, unless a preposition makes them somebody else than the speaker. */
function subjectOf(before: string): string | undefined {
  const words = before.replace(/ (?:hat|hatte|haben) [\p{L} ]{0,20}$/u, '')
  const own = subjectBefore.exec(words)?.[1]
  return own === undefined || dependent.test(words.slice(0, words.length - own.length)) ? undefined : own
}

/** So far from the verb the clause that says what is said begins; further on it hangs on something else. */
const farthestClause = 90

function objectOf(text: string, rest: TextSpan, saying: Saying): TextSpan | null {
  const { bareObject, frame } = saying
  const words = text.slice(rest.start, rest.end)
  const colon = words.indexOf(': ')
  const comma = words.indexOf(', ')
  const cut = colon >= 0 && (comma < 0 || colon < comma) ? colon : comma
  if (cut >= 0 && cut < farthestClause) {
    const behind = words.slice(cut + 2)
    const middle = words.slice(0, cut)
    if (bareObject && cut === comma && reason.test(behind))
      return objectOf(text, { start: rest.start, end: rest.start + cut }, saying)
    const isClause =
      clauseOpening.test(behind) ||
      cut === colon ||
      isLight(middle) ||
      !bareObject ||
      /\bzu \p{Ll}+en$|\p{Ll}zu\p{Ll}+en$/u.test(behind)
    if (isClause && behind.split(' ').length > 1) return trimmed(text, { start: rest.start + cut + 2, end: rest.end })
  }
  if (!bareObject) return null
  let start = 0
  for (let next = /^\s*/.exec(words); next !== null && next[0] !== ''; next = light.exec(words.slice(start)))
    start += next[0].length
  const framed = frame?.exec(words.slice(start))
  if (framed) start += framed[0].length
  const bare = words.slice(start).replace(tail, '')
  if (bare.split(/\s+/).length < 2 || isPaper(bare)) return null
  return trimmed(text, { start: rest.start + start, end: rest.start + start + bare.length })
}

/** Nothing but parts of the verb, addressees and words that link. */
function isLight(middle: string): boolean {
  let left = middle.trim()
  for (let next = light.exec(`${left} `); next !== null && left !== ''; next = light.exec(`${left} `))
    left = left.slice(next[0].trimEnd().length).trim()
  return left.split(/\s+/).length <= 4
}

/** The motion, the paper, the meeting itself. */
function isPaper(words: string): boolean {
  return /^(?:(?:de[nmrs]|die|das|diesen?|seinen?|ihren?|einen?) )?(?:\p{L}+ )?(?:Antrag|Antrags|Antrages|Anträge|Vorlage|Beschlussvorlage|Sachverhalt|Anfrage|Tagesordnung|Beschluss\w*|Anwesenden|Gäste|Ausführungen|Bericht|Protokoll|Sitzung|Antwort|Mitglieder|Erschienenen)\b[^,]{0,40}$/u.test(
    words,
  )
}

function trimmed(text: string, { start, end }: TextSpan): TextSpan {
  let [from, to] = [start, end]
  while (from < to && /[\s„“"«»]/.test(text.charAt(from))) from += 1
  while (to > from && /[\s„“"«»,]/.test(text.charAt(to - 1))) to -= 1
  return { start: from, end: to }
}
