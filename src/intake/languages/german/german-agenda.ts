import type { TextSpan } from '#kernel/text-span.ts'
import { agendaHeading } from './german-headings.ts'

/** The numbers of the paragraphs that only announce what is dealt with further down. */
export function agendaOf(text: string, paragraphs: readonly TextSpan[]): ReadonlySet<number> {
  const lines = new Set<number>()
  const start = paragraphs.findIndex(({ start, end }) =>
    /^Tagesordnung(?:spunkte)?\s*:?$/i.test(text.slice(start, end)),
  )
  if (start < 0) return lines
  lines.add(start)
  let last = start
  while (last + 1 < paragraphs.length && isAgendaLine(text, paragraphs[last + 1])) last += 1
  // An agenda with nothing behind it is all there is to read.
  const isRepeated = paragraphs.slice(last + 1).some((paragraph) => agendaHeading(text, paragraph) !== undefined)
  if (isRepeated) for (let line = start + 1; line <= last; line += 1) lines.add(line)
  return lines
}

function isAgendaLine(text: string, paragraph: TextSpan | undefined): boolean {
  if (paragraph === undefined) return false
  const words = text.slice(paragraph.start, paragraph.end)
  return (
    /^(?:(?:TOP|Top|Ö|N|Punkt)?\s*\d+(?:\.\d+)*[.):]?\s|[IVX]+\.|[-–•]|(?:Öffentlicher|Nichtöffentlicher) Teil|[A-Z]\s)/.test(
      words,
    ) && words.length < 160
  )
}
