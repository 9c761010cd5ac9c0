import type { Stretch } from './flow-of.ts'
import { isSubtitle, namesRecord, reportsAct } from './headline.ts'
import { type Page, wordsOf } from './pieces.ts'

/** One title set over several lines stays one; several titles set close under one another come apart. */
export function splitTitle(page: Page, piece: Stretch): Stretch[] {
  const count = piece.to - piece.from
  const lines = Array.from({ length: count }, (_, i) => lineOf(page, piece.from + i))
  const [upper, lower] = lines
  if (count < 2 || upper === undefined || lower === undefined) return [piece]
  if (count > 2) return isEvenlyBroken(lines) ? [piece] : lines
  return isOneTitle(page, upper, lower) ? [piece] : lines
}

function lineOf({ lines }: Page, line: number): Stretch {
  return { from: line, to: line + 1, start: lines.start[line] ?? 0, end: lines.end[line] ?? 0 }
}

const lengthOf = ({ start, end }: Stretch) => end - start

/** All lines as long as the first but the last, which is no longer. */
function isEvenlyBroken(lines: readonly Stretch[]): boolean {
  const width = Math.max(...lines.map(lengthOf))
  return lines.slice(0, -1).every((line) => lengthOf(line) >= width - 1)
}

const shortLine = 7
const shortestTitle = 5

/** Whether a line and the one close under it are one title, broken for want of room or to make two beats. */
export function isOneTitle(page: Page, upper: Stretch, lower: Stretch): boolean {
  const [above, below] = [wordsOf(page, upper), wordsOf(page, lower)]
  // Minutes of … / Thursday 7 November
  if (page.spacing.spaced) return namesRecord(above)
  if (isSubtitle(below) || isSubtitle(above)) return false
  if (lengthOf(lower) < shortestTitle) return true
  if (upper.to - upper.from > 1 && lengthOf(lower) > shortLine) return false
  if (isSaidAcross(page.text, upper.end, lower.start)) return true
  if (reportsAct(above)) return reportsAct(below) && lengthOf(upper) === lengthOf(lower)
  // Neither line reports the act that both together do.
  if (reportsAct(above + below)) return !reportsAct(below)
  return lengthOf(upper) === lengthOf(lower) || Math.max(lengthOf(upper), lengthOf(lower)) <= shortLine
}

const lettersLookedAt = 4000

/** Whether the two characters a line break parts stand together in the text around: then it parts a word and not two titles. */
function isSaidAcross(text: string, end: number, start: number): boolean {
  const pair = text.charAt(end - 1) + text.charAt(start)
  if (text.slice(Math.max(0, end - lettersLookedAt), end - 1).includes(pair)) return true
  return text.slice(start + 1, start + lettersLookedAt).includes(pair)
}
