import type { Session } from '#intake/reading.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { months } from './german-words.ts'

const record =
  /^(?:(?:Ergebnis-?|Beschluss-?|Kurz|Verlaufs|Wort|Sitzungs)?(?:Niederschrift|protokoll|Protokoll)\b|(?:Öffentliche )?(?:Verhandlungsschrift|Sitzungsniederschrift|Plenarprotokoll|Stenografischer Bericht|Sitzungsbericht)\b|Auszug aus (?:der Niederschrift|dem Protokoll)|Bericht über die .{0,40}[Ss]itzung)/

/** Whether a line names the record it stands over. */
export function namesGermanRecord(line: string): boolean {
  return record.test(line)
}

const date = new RegExp(
  `(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)?,?\\s*(?:(?:dem|den)\\s+)?\\d{1,2}\\.\\s?(?:(?:${months})\\s+|\\d{1,2}\\.\\s?)\\d{2,4}`,
)
const place =
  /(?:Sitzungsort|Tagungsort|Ort)\s*:\s*([^\n,;]{3,70})|\b(?:im|in der|in dem|in)\s+((?:gro(?:ß|ss)en |kleinen |alten )?\p{Lu}[^\n,.;]{3,60}?)(?=$|[\n,.;])|,\s*((?:Raum|Saal) [^\n,;]{1,40})/u
const duration =
  /(?:Sitzungsdauer|Dauer)\s*:\s*([^\n]{3,40})|Beginn\s*:?\s*\d{1,2}[.:]\d{2}(?: Uhr)?[\s,;–-]*(?:Ende)\s*:?\s*\d{1,2}[.:]\d{2}(?: Uhr)?/

export type GermanSession = TextSpan &
  Pick<Session, 'kind'> & { readonly [key in 'datePhrase' | 'place' | 'duration']: TextSpan | null }

/** What the lines over a record tell of the meeting; undefined where they name none. */
export function germanSession(text: string, head: TextSpan): GermanSession | undefined {
  const words = text.slice(head.start, head.end)
  const title = /[^\n]*(?:[Ss]itzung|Niederschrift|[Pp]rotokoll|Verhandlungsschrift)[^\n]*/.exec(words)
  if (title === null) return undefined
  const at = (found: RegExpExecArray | null): TextSpan | null => {
    if (found === null) return null
    const inner = found.slice(1).find((group) => group !== undefined) ?? found[0]
    const lead = found[0].indexOf(inner) + (/^[\s,]+/.exec(inner)?.[0].length ?? 0)
    const start = head.start + found.index + lead
    return { start, end: start + inner.trim().replace(/^,\s*/, '').length }
  }
  const start = head.start + title.index
  return {
    start,
    end: start + title[0].trimEnd().length,
    kind: kindOf(words),
    datePhrase: at(date.exec(words)),
    place: at(place.exec(words)),
    duration: at(duration.exec(words)),
  }
}

function kindOf(words: string): Session['kind'] {
  if (/Anhörung|Bürgerversammlung|Einwohnerversammlung|Bürgerdialog/i.test(words)) return 'consultation'
  if (/ausschu(?:ss|ß)|kommission|beirat|arbeitskreis/i.test(words)) return 'other'
  return 'plenary'
}
