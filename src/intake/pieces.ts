import { findParticulars } from './byline.ts'
import { type Columns, hasNoteBehind, isFull, measureColumns, slackOf } from './columns.ts'
import { placesBehindNotes } from './continuation.ts'
import { creditOf } from './credit-line.ts'
import { beginsReport, placesOfInnerReports } from './dateline.ts'
import type { Flow } from './flow.ts'
import { flowOf, isLetterSpaced, joinWords, type Spacing, type Stretch } from './flow-of.ts'
import { fold } from './fold.ts'
import { detectLanguage } from './languages/detect-language.ts'
import { type Lines, scanLines } from './lines.ts'
import { opensLatinEntry, opensListEntry, opensWithLabel } from './list-entry.ts'
import { findNoise } from './noise.ts'
import { opening } from './opening.ts'
import { isPageFurniture, opensListOfOthers } from './page-debris.ts'
import { endsSentence, stopsShort } from './sentence-end.ts'

/** A text cut into lines, and what the lines tell about its columns. */
export type Page = {
  readonly text: string
  readonly lines: Lines
  readonly columns: Columns
  readonly spacing: Spacing
}

/** Lines that stand together and read on: a paragraph, a column's part of one, a title. */
export type Piece = Stretch & {
  /** Empty lines before it that part something. */
  readonly gap: number
  readonly gapBehind: number
}

export function layOut(text: string): Page {
  const cuts = [...placesBehindNotes(text), ...placesOfInnerReports(text)].sort((a, b) => a - b)
  const lines = scanLines(text, [...new Set(cuts)])
  const { language } = detectLanguage(text)
  const spaced = language !== 'zh' && language !== 'ja'
  const letterSpaced = language === 'zh' && isLetterSpaced(text)
  return {
    text,
    lines,
    columns: measureColumns(text, lines, !spaced),
    spacing: { spaced, letterSpaced, noise: findNoise(text) },
  }
}

/** Joins lines that were parted only by the column's width. */
export function joinLines(page: Page): Piece[] {
  const { lines } = page
  const pieces: Piece[] = []
  let from = 0
  for (let line = 1; line <= lines.count; line += 1) {
    if (line < lines.count && runsOn(page, line - 1)) continue
    const start = lines.start[from] ?? 0
    const end = lines.end[line - 1] ?? 0
    const gapBehind = line < lines.count ? gapBefore(page, line) : 1
    pieces.push({ from, to: line, start, end, gap: from === 0 ? 1 : gapBefore(page, from), gapBehind })
    from = line
  }
  return pieces
}

/** The folded words of a piece as one line. */
export function wordsOf({ text, lines, spacing }: Page, piece: Stretch): string {
  return fold(joinWords(text, lines, piece, spacing))
}

/** The beginning of a piece: `length` units of it or more, as many as it has, and no more than some times that. */
export function headOf({ lines }: Page, { from, to, start, end }: Stretch, length: number): Stretch {
  let last = from + 1
  while (last < to && (lines.end[last - 1] ?? 0) - start < length * 3) last += 1
  return { from, to: last, start, end: Math.min(end, start + length * 4) }
}

/** The end of a piece, as `headOf` gives its beginning. */
export function tailOf({ lines }: Page, { from, to, start, end }: Stretch, length: number): Stretch {
  let first = to - 1
  while (first > from && end - (lines.start[first] ?? 0) < length * 3) first -= 1
  return { from: first, to, start: Math.max(start, end - length * 4), end }
}

/** The flow of one stretch alone. */
export function flowOfStretch({ text, lines, spacing }: Page, stretch: Stretch): Flow {
  return flowOf(text, lines, [[stretch]], spacing)
}

function gapBefore({ lines, columns }: Page, line: number): number {
  return Math.max(0, (lines.gap[line] ?? 0) - columns.lineGap)
}

/** A dash before a line of its own: ——某某侧记. */
const opensSubtitle = opening(/^[—―–]{2}[^，。；]{4,40}$/)

/** Signs that close or part what stands before them. */
const cannotBegin = opening(/^[，。、；：！？”’）》」』〉】,;:!?)…]/)

/** Whether the next line reads on from line i. */
function runsOn(page: Page, i: number): boolean {
  const { text, lines, columns } = page
  if (gapBefore(page, i + 1) > 0) return false
  const [start, end] = [lines.start[i] ?? 0, lines.end[i] ?? 0]
  const nextStart = lines.start[i + 1] ?? 0
  const next = text.slice(nextStart, Math.min(lines.end[i + 1] ?? 0, nextStart + 30))
  if (cannotBegin.test(next)) return true
  const finished = endsSentence(text, start, end)
  if (!finished && /^[“《]/.test(next) && breaksBeforeMark(text.slice(start, end))) return true
  if (page.spacing.spaced && opensLatinEntry(next)) return false
  const full = isFull(text, lines, columns, i, !page.spacing.spaced)
  if (beginsAnew(next, finished || !full)) return false

  const deeper = (lines.indent[i + 1] ?? 0) >= (lines.indent[i] ?? 0) + 2
  if (finished) return !deeper && fitsColumn(page, i) && goesOnBehindStop(page, i) && !opensListEntry(next)
  if (stopsShort(text, start, end)) return true
  if (page.spacing.spaced) return columns.running[i] === 1 && (!deeper || /^[a-z]/.test(next))
  return full && !deeper && fitsColumn(page, i) && staysInColumn(page, i)
}

/** A long line of running text that a web page breaks before an opening mark: …会议围绕 / “甲”开展协商. */
function breaksBeforeMark(line: string): boolean {
  return line.length >= 60 && /。/.test(line) && /[围绕就对为于以和与、的在召开举行]$/.test(line)
}

/** A line that opens something of its own, whatever stands before it, or where what stands before it has stopped. */
function beginsAnew(line: string, afterStop: boolean): boolean {
  if (opensWithLabel(line) || opensSubtitle.test(line) || opensReport.test(line)) return true
  return afterStop && beginsArticle(line)
}

function fitsColumn(page: Page, i: number): boolean {
  return page.columns.wrapped[i] === 1 && !isOverlong(page, i)
}

/** Whether the next line may be of the same column: no wider than it, and among loose lines plainly prose. */
function staysInColumn(page: Page, i: number): boolean {
  const { text, lines, columns } = page
  if (isWiderThan(page, i + 1, columns.width[i] ?? 0) && !hasNoteBehind(text, lines, i + 1)) return false
  if (!columns.loose) return true
  // A line that neither runs on nor ends a sentence is no last line of a paragraph.
  if (columns.running[i + 1] !== 1 && !endsSentence(text, lines.start[i + 1] ?? 0, lines.end[i + 1] ?? 0))
    return /^.{1,6}[版页頁][)）\]】〕]$/.test(text.slice(lines.start[i + 1], lines.end[i + 1]))
  return isProse(text.slice(lines.start[i], lines.end[i]), text.slice(lines.start[i + 1], lines.end[i + 1]))
}

/** Among lines broken for what they say, only such as hold commas and the like are taken for broken prose. */
function isProse(line: string, next: string): boolean {
  if (!/[，、；,]/.test(line + next) || opensWithLabel(line)) return false
  return ![line, next].some((words) => {
    const folded = fold(words)
    return (
      isPageFurniture(folded) ||
      creditOf(folded) !== undefined ||
      findParticulars(folded) !== undefined ||
      opensListOfOthers(folded)
    )
  })
}

/** Wider than the column: no line of it, but a title or a paragraph of its own. */
function isOverlong(page: Page, i: number): boolean {
  return isWiderThan(page, i, page.columns.width[i] ?? 0)
}

function isWiderThan({ lines, columns }: Page, i: number, width: number): boolean {
  const length = (lines.end[i] ?? 0) - (lines.start[i] ?? 0)
  return Math.min(length, columns.measure[i] ?? 0) > width + Math.max(1, Math.min(2, slackOf(width)))
}

/**
 * Whether the paragraph may go on behind a line that ends with a sentence: the line reaches the column's edge,
 * and the next is not short as a first line is where paragraphs begin indented.
 */
function goesOnBehindStop(page: Page, i: number): boolean {
  const { columns, spacing } = page
  if (spacing.spaced) return isFull(page.text, page.lines, columns, i, false)
  const missing = missingIn(page, i)
  const nextMissing = missingIn(page, i + 1)
  const nextIsFirst = columns.indented === true && columns.running[i + 1] === 1 && nextMissing >= 2
  if (nextIsFirst) return false
  if (missing <= 1) return true
  // A first line, itself short by the indent: only a next line that reaches the edge shows it went on.
  return columns.indented === true && missing <= 3 && opensParagraph(page, i) && nextMissing <= 1
}

function opensParagraph(page: Page, i: number): boolean {
  const { text, lines } = page
  return i === 0 || gapBefore(page, i) > 0 || opensReport.test(text.slice(lines.start[i], lines.end[i]))
}

/** How many characters a line falls short of its column; less than 0 where it is wider. */
export function missingIn({ lines, columns }: Page, i: number): number {
  const length = (lines.end[i] ?? 0) - (lines.start[i] ?? 0)
  return (columns.width[i] ?? 0) - Math.max(length, columns.measure[i] ?? 0)
}

/** Nothing but a report begins so, wherever on its line the last sentence broke off. */
const opensReport = opening(
  /^[【[]?(?:本[报報网網刊台](?:讯|訊|综合|\S{1,6}日[讯訊电電])|(?:新华社|新華社|中新社|中新网|中新網)\S{1,14}[电電])/,
)

const mayBegin = opening(/^[本新中【(（[紧緊上▲▶►]/)

/** Whether a line opens a report or continues one from another page, so that it begins an article whatever stands before. */
function beginsArticle(line: string): boolean {
  if (!mayBegin.test(line)) return false
  const folded = fold(line)
  return beginsReport(folded) || /^[(【▲▶►\s]{0,3}[紧上]接\s?第?\s?[A-Z]?[\d一二三四五六七八九十]/.test(folded)
}
