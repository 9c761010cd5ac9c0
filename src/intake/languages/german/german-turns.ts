import type { TextSpan } from '#kernel/text-span.ts'
import { type GermanPerson, personName } from './german-people.ts'
import { honorifics, office } from './german-words.ts'

export type GermanTurn = { readonly speaker: string; readonly said: TextSpan }

const turn = new RegExp(
  `^((?:(?:${office}|${honorifics}),?\\s+)*${personName})(?:\\s*\\([^()]{2,60}\\)|, [^:,]{2,60}(?:, [^:,]{2,40})?)?\\s*:\\s+(?=[\\p{Lu}„"“])`,
  'u',
)
const label =
  /^(?:Beschluss\w*|Abstimmung\w*|Antwort|Frage|Vorlage\S*|Anwesend\w*|Beginn|Ende|Ort|Datum|Tagesordnung|Antrag\w*|Anfrage|Hinweis|Anmerkung|Ergebnis|Sachverhalt|Begründung|Entschuldigt|Schriftführ\w*|Vorsitz\w*|Sitzungs\w+|Finanzielle Auswirkungen|Stellungnahme|Empfehlung|Protokoll|Drucksache|Einstimmig)\b/

/** The speaker a paragraph of a verbatim record opens with: Ilse Brandt (SPD): …. */
export function germanTurn(text: string, paragraph: TextSpan): GermanTurn | undefined {
  const words = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 240))
  const found = turn.exec(words)
  if (found?.[1] === undefined || label.test(found[1])) return undefined
  const isNamed = found[1].includes(' ')
  const said = words.slice(found[0].length)
  return isNamed && /[.?!]/.test(said)
    ? { speaker: found[1], said: { start: paragraph.start + found[0].length, end: paragraph.end } }
    : undefined
}

/** Whoever takes turns in a verbatim record, each once. */
export function germanTurnPeople(
  text: string,
  paragraphs: readonly TextSpan[],
  known: ReadonlySet<string>,
): GermanPerson[] {
  const people = new Map<string, GermanPerson>()
  for (const paragraph of paragraphs) {
    const speaker = germanTurn(text, paragraph)?.speaker
    const name = speaker === undefined ? undefined : new RegExp(`${personName}$`, 'u').exec(speaker)?.[0]
    if (name === undefined || known.has(name) || people.has(name)) continue
    const start = text.indexOf(name, paragraph.start)
    people.set(name, { name, start, end: start + name.length, role: null, party: null, kind: 'deputy' })
  }
  return [...people.values()]
}

/** A short line over what somebody says names the matter. */
export function isHeadingOverTurn(text: string, paragraph: TextSpan, next: TextSpan | undefined): boolean {
  const words = text.slice(paragraph.start, paragraph.end)
  if (next === undefined || words.length > 100 || !/^\p{Lu}.*[^.:;,?!]$/u.test(words)) return false
  return germanTurn(text, next) !== undefined
}
