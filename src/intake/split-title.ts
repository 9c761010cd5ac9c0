import type { Stretch } from './flow-of.ts'
import { reportsAct } from './headline.ts'
import { type Page, wordsOf } from './pieces.ts'

/** One title set over several lines stays one; several titles set close under one another come apart. */
export function splitTitle(page: Page, piece: Stretch): Stretch[] {
  if (piece.to - piece.from < 2 || isOneTitle(page, piece)) return [piece]
  return Array.from({ length: piece.to - piece.from }, (_, i) => lineOf(page, piece.from + i))
}

function lineOf({ lines }: Page, line: number): Stretch {
  return { from: line, to: line + 1, start: lines.start[line] ?? 0, end: lines.end[line] ?? 0 }
}

const shortestTitle = 5

function isOneTitle(page: Page, { from, to }: Stretch): boolean {
  const { lines } = page
  const length = (line: number) => (lines.end[line] ?? 0) - (lines.start[line] ?? 0)
  for (let line = from; line < to - 1; line += 1) {
    if (Math.abs(length(line) - length(from)) > 1) return false
  }
  if (length(to - 1) > length(from) + 1) return false
  if (page.spacing.spaced || to - from > 2 || length(to - 1) < shortestTitle) return true
  if (isSaidAcross(page, from)) return true
  // Two lines of one length are a headline in two beats, unless one reports an act and the other does not.
  const [upper, lower] = [from, from + 1].map((line) => reportsAct(wordsOf(page, lineOf(page, line))))
  return length(from) === length(to - 1) && upper === lower
}

const lettersLookedAt = 4000

/** Whether the two characters a line break parts stand together in the text around: then it parts a word and not two titles. */
function isSaidAcross({ text, lines }: Page, line: number): boolean {
  const end = lines.end[line] ?? 0
  const pair = text.charAt(end - 1) + text.charAt(lines.start[line + 1] ?? 0)
  if (text.slice(Math.max(0, end - lettersLookedAt), end - 1).includes(pair)) return true
  return text.slice(end + 1, end + lettersLookedAt).includes(pair)
}
