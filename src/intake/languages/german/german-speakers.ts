import { personName } from './german-people.ts'
import { chairing, elected, honorifics, leading, office } from './german-words.ts'

/** Who speaks, by whatever words a sentence names them. */
export type Speakers = {
  /** The whole name where it is known, else the name or office without articles and courtesies. */
  readonly whole: (words: string) => string
  /** Whoever is named first in some words; null where nobody is. */
  readonly first: (words: string) => string | null
  readonly isOfficial: (speaker: string | null) => boolean
  readonly presides: (speaker: string | null) => boolean
}

const article = /^(?:der|die|das|ein|eine)\s+/i
const courtesy = new RegExp(`^(?:${honorifics},?\\s+)+`, 'u')
const officeThenName = new RegExp(`^(${office})\\s+(?=\\p{Lu}|v[ao]n |de |zu )`, 'u')
const nobody = /^(?:Einwohner|Bürger|Anwohner|Zuhörer|Besucher|Elternteil|Mehrere|Einige|Zwei|Drei)/i

/** @param names - whole names by every form they may take. */
export function speakersOf(text: string, names: ReadonlyMap<string, string>): Speakers {
  const offices = officesOf(text, names)
  const roles = new Map<string, string>()
  for (const [role, name] of offices) roles.set(name, `${roles.get(name) ?? ''} ${role}`)

  const whole = (words: string): string => {
    let bare = words.trim().replace(/\s*\([^()]*\)$|,[^,]*,?$/u, (mark) => (names.has(words.trim()) ? mark : ''))
    bare = bare.replace(article, '').replace(/ aus \p{Lu}\p{Ll}+$/u, '')
    let role = ''
    for (let next = courtesyOrOffice(bare); next !== null; next = courtesyOrOffice(bare)) {
      role ||= next.office
      bare = bare.slice(next.length)
    }
    const known = names.get(bare) ?? offices.get(bare)
    const name = known ?? bare
    if (role !== '' && roles.get(name)?.includes(role) !== true) roles.set(name, `${roles.get(name) ?? ''} ${role}`)
    return name
  }
  const first = (words: string): string | null => {
    const found = new RegExp(
      `(?:(?:${office}|${honorifics})\\s+)+${personName}|(?:Der|Die|der|die) (?:${office}|Verwaltung)`,
      'u',
    ).exec(words)
    return found === null ? null : whole(found[0])
  }
  return {
    whole,
    first,
    isOfficial: (speaker) => {
      if (speaker === null) return true
      const role = `${roles.get(speaker) ?? ''} ${names.has(speaker) ? '' : speaker}`
      if (leading.test(role) || /verwaltung|amt\b|leiter|kämmer|dezernent|referent|beigeordnet|senat/i.test(role))
        return true
      return false
    },
    presides: (speaker) =>
      speaker !== null &&
      chairing.test(`${roles.get(speaker) ?? ''} ${names.has(speaker) ? '' : speaker}`) &&
      !nobody.test(speaker),
  }
}

function courtesyOrOffice(words: string): { readonly length: number; readonly office: string } | null {
  const plain = courtesy.exec(words)
  if (plain !== null) return { length: plain[0].length, office: '' }
  const held = officeThenName.exec(words)
  return held === null ? null : { length: held[0].length, office: held[1] ?? '' }
}

/** Whoever holds an office alone: the only Bürgermeister of a record is meant wherever it says the Bürgermeister. */
function officesOf(text: string, names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const holders = new Map<string, string>()
  const several = new Set<string>()
  const add = (held: string, name: string) => {
    const whole = names.get(name)
    if (whole === undefined || elected.test(held)) return
    if (holders.has(held) && holders.get(held) !== whole) several.add(held)
    holders.set(held, whole)
  }
  const before = new RegExp(`(?<!\\p{L})(${office}) (?:${honorifics} )*(${personName})`, 'gu')
  for (const [, held = '', name = ''] of text.matchAll(before)) add(held, name)
  const behind = new RegExp(
    `(${personName}(?:, \\p{Lu}\\p{Ll}+)?)(?: \\([^()\\n]{2,40}\\))?(?:, | als | \\()(${office})(?=[\\s,)]|$)`,
    'gmu',
  )
  for (const [, name = '', held = ''] of text.matchAll(behind)) add(held, name)
  for (const held of several) holders.delete(held)
  for (const [held, name] of [...holders])
    if (/vorsitz/i.test(held)) for (const form of ['Vorsitzende', 'Vorsitzender']) holders.set(form, name)
  return holders
}
