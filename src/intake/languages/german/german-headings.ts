import type { TextSpan } from '#kernel/text-span.ts'
import { routine } from './german-words.ts'

export type Heading = {
  /** The words behind the number; null where the line bears a number alone. */
  readonly topic: TextSpan | null
  readonly title: string
  readonly isRoutine: boolean
  /** A bare number and no word such as TOP: within a decision such lines are its points. */
  readonly isPoint: boolean
}

const numbered =
  /^(?:(TOP|Top|Tagesordnungspunkt|Punkt|Zu TOP|zu TOP|Zu Punkt|Ö|§)\s*(\d+(?:\.\d+)*|[IVX]+)|(\d{1,2}(?:\.\d{1,2}){0,2}))[.):]?(?:\s*[–-])?\s+(?=\S)/
const alone = /^(?:TOP|Top|Tagesordnungspunkt)\s*\d+(?:\.\d+)*[.):]?$/
/** A sentence, and no heading. */
const sentence =
  /[.;]$|\b(?:wird|werden|ist|sind|hat|haben|soll|sollen|verhandelt|beschließt|beauftragt|berichtet|erteilt|stellt)\b/

/** Reads the heading of a point of the agenda: TOP 3: Sanierung der Turnhalle. */
export function agendaHeading(text: string, paragraph: TextSpan): Heading | undefined {
  const words = text.slice(paragraph.start, paragraph.end)
  if (words.length > 240) return undefined
  if (alone.test(words)) return { topic: null, title: '', isRoutine: true, isPoint: false }
  const number = numbered.exec(words)
  if (number === null) return undefined
  const title = words.slice(number[0].length).replace(/[:.]\s*$/, '')
  const isBare = number[1] === undefined
  if (title.split(/\s+/).length < 1 || !/^[\p{Lu}„"“\d]/u.test(title)) return undefined
  if (isBare && (sentence.test(words.slice(number[0].length)) || /\?$/.test(words))) return undefined
  const start = paragraph.start + number[0].length
  return {
    topic: { start, end: start + title.length },
    title,
    isRoutine: routine.test(title),
    isPoint: isBare,
  }
}
