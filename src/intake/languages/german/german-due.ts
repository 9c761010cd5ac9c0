import type { TextSpan } from '#kernel/text-span.ts'
import { months } from './german-words.ts'

const day = `\\d{1,2}\\.\\s?(?:(?:${months})(?:\\s+\\d{4})?|\\d{1,2}\\.(?:\\s?\\d{2,4})?)`
const due = new RegExp(
  `\\b(?:bis|ab|spätestens|zum|am|Ende|Anfang|Mitte|im|vor)\\s+(?:spätestens\\s+)?(?:zum\\s+|zur\\s+|Ende\\s+|Mitte\\s+|Anfang\\s+|der\\s+|den\\s+)?(?:${day}|(?:${months})(?:\\s+\\d{4})?|(?:\\p{L}+\\s)?(?:Jahres|Monats|Woche|Quartal[s]?|Halbjahr(?:es)?|Sommerpause|Sommerferien|Herbstferien|Winterpause|Osterferien|Frühjahr|Sommer|Herbst|Winter|Schuljahr(?:es)?|Haushaltsberatungen)(?:ende)?(?:\\s+\\d{4})?|nächsten?\\s+Sitzung|\\p{L}+sitzung|20\\d\\d)|\\bnoch in diesem Jahr\\b|\\binnerhalb von \\p{L}+ (?:Tagen|Wochen|Monaten)\\b`,
  'u',
)

/** The words of a passage that say by when or from when something is done. */
export function germanDue(text: string, span: TextSpan): TextSpan | undefined {
  const found = due.exec(text.slice(span.start, span.end))
  return found === null
    ? undefined
    : { start: span.start + found.index, end: span.start + found.index + found[0].length }
}

const unit =
  /\b(?:(?:Die|die|der|das|Das|Der)\s+)?((?:Stadt|Kreis|Gemeinde|Samtgemeinde|Amts|Bezirks)?[Vv]erwaltung|\p{Lu}?\p{L}*(?:amt|amtes|betrieb|betriebe|bauhof|werke)|Bauhof|Magistrat|Senat|Amt für \p{Lu}\p{L}+(?: und \p{Lu}\p{L}+)?|Fachbereich \p{Lu}\p{L}+|Gemeindevorstand|Kreisausschuss)\b/u

/** Who is named to do what a passage says. */
export function germanUnit(text: string, span: TextSpan): TextSpan | undefined {
  const found = unit.exec(text.slice(span.start, span.end))
  if (found?.[1] === undefined || found[1].length < 4) return undefined
  const start = span.start + found.index + found[0].length - found[1].length
  return { start, end: start + found[1].length }
}
