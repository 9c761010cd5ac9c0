import type { Session } from '#intake/reading.ts'
import type { TextSpan } from '#kernel/text-span.ts'

export type EnglishSession = TextSpan & {
  readonly kind: Session['kind']
  readonly datePhrase: TextSpan | null
  readonly place: TextSpan | null
  readonly theme: TextSpan | null
}

const opening =
  /\b(?:minutes? of|debates? of the|parliamentary debates|official report|hansard|sitting of|record of proceedings|(?:house|assembly|council|senate|committee) met\b|took the chair|work session|(?:public|community|residents['’]?|consultation) (?:meeting|forum|evening|event|workshop)|forum\b|oral answers|questions for oral answer|house of assembly|legislative assembly|meeting of|meeting (?:was )?held|(?:annual|ordinary|extraordinary|special|regular) (?:\w+ )?meeting|full council|committee meeting|public hearing|consultation event)\b/i
const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const date = new RegExp(
  `\\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?(?:the\\s+)?(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${months}),?\\s+\\d{4}|(?:${months})\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}/\\d{1,2}/\\d{2,4})`,
  'i',
)
const place =
  /\b(?:held\s+)?(?:at|in|via)\s+(?:the\s+)?((?:[A-Z][\w’'-]*)(?:[ ,]+(?:of|the|and|[A-Z][\w’'-]*))*)(?=\s+(?:on|at|commencing|from|starting)\b|[,.]|$)/

/** Reads the sentence that says which meeting was held, when and where. */
export function englishSession(text: string, span: TextSpan): EnglishSession | undefined {
  const words = text.slice(span.start, span.end)
  if (!opening.test(words)) return undefined
  const day = date.exec(words)
  const where = place.exec(words)
  const at = where?.[1] === undefined ? -1 : where.index + where[0].indexOf(where[1])
  return {
    ...span,
    kind: kindOf(words),
    theme: null,
    datePhrase: day === null ? null : { start: span.start + day.index, end: span.start + day.index + day[0].length },
    place: where?.[1] === undefined ? null : { start: span.start + at, end: span.start + at + where[1].length },
  }
}

function kindOf(words: string): Session['kind'] {
  if (/public hearing|consultation|forum|workshop/i.test(words)) return 'consultation'
  if (/committee|working (?:group|party)|panel/i.test(words)) return 'other'
  return /council|assembly|board|annual|oral answer|house/i.test(words) ? 'plenary' : 'other'
}
