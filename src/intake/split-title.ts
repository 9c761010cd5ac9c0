import { slackOf } from './columns.ts'
import type { Stretch } from './flow-of.ts'
import { reportsAct } from './headline.ts'
import { type Page, wordsOf } from './pieces.ts'

const complete = /(?:会议?|报告|讨论|审议|审查|发言|讲话|座谈|调研|活动|建设|仪式|工作|发展)$/

/** One title set over several lines stays one; several titles set close under one another come apart. */
export function splitTitle(page: Page, piece: Stretch): Stretch[] {
  if (piece.to - piece.from < 2 || isOneTitle(page, piece)) return [piece]
  const { lines } = page
  return Array.from({ length: piece.to - piece.from }, (_, i) => {
    const from = piece.from + i
    return { from, to: from + 1, start: lines.start[from] ?? 0, end: lines.end[from] ?? 0 }
  })
}

function isOneTitle(page: Page, { from, to, start, end }: Stretch): boolean {
  const { lines, columns } = page
  const length = (line: number) => (lines.end[line] ?? 0) - (lines.start[line] ?? 0)
  const column = columns.width[from] ?? 0
  for (let line = from; line < to - 1; line += 1) {
    if (Math.abs(length(line) - length(from)) > 1) return false
  }
  if (length(to - 1) > length(from) + 1) return false
  if (page.spacing.spaced || length(to - 1) === length(from)) return true
  const first = wordsOf(page, { from, to: from + 1, start, end: Math.min(end, lines.end[from] ?? 0) })
  const standsAlone = complete.test(first) && reportsAct(first) && length(to - 1) >= 6
  return !standsAlone && Math.abs(length(from) - column) <= slackOf(column)
}
