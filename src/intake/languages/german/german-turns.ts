import type { TextSpan } from '#kernel/text-span.ts'
import { personName } from './german-people.ts'
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
