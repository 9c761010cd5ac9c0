import { type Lines, pageBreak } from './lines.ts'
import { endsSentence } from './sentence-end.ts'

/** What the lines around each line tell about the column it was set in. */
export type Columns = {
  /** The column's width near the line: in Chinese in whole characters (a Latin letter is half of one), else in letters. */
  readonly width: Int32Array
  /** The line's own width in the same unit. */
  readonly measure: Int32Array
  /** 1 where lines nearby were broken by the column's width and not by what they say. */
  readonly wrapped: Uint8Array
  /** 1 where the line is unfinished and so full that the next line's first word had no room on it. */
  readonly running: Uint8Array
  /** Empty lines that stand behind every line of running text and so part nothing; 0 as a rule. */
  readonly lineGap: number
  /** Most lines are broken for what they say: a web page, minutes, a list. */
  readonly loose: boolean
  /** Whether paragraphs begin with a line some two characters shorter than the rest; null where too few tell. */
  readonly indented: boolean | null
}

/** Lines looked at on either side. */
const reach = 8
const fewest = 3
/** A text of fewer lines shows no column by its widths alone. */
const fewestLines = 8

/** @param wide - true for Chinese, where a line may break behind any character. */
export function measureColumns(text: string, lines: Lines, wide: boolean): Columns {
  const measure = new Int32Array(lines.count)
  for (let i = 0; i < lines.count; i += 1) measure[i] = widthOf(text, at(lines.start, i), at(lines.end, i), wide)
  const width = nearbyWidths(measure, wide)
  const running = new Uint8Array(lines.count)
  const gaps = new Int32Array(pageBreak)
  for (let i = 0; i + 1 < lines.count; i += 1) {
    if (!isRunning(text, lines, width, measure, i, wide)) continue
    running[i] = 1
    const gap = at(lines.gap, i + 1)
    if (gap < pageBreak) gaps[gap] = at(gaps, gap) + 1
  }
  const runs = gaps.reduce((sum, count) => sum + count, 0)
  const loose = runs * 2 < lines.count || lines.count < fewestLines
  const columns = { width, measure, running, wrapped: mostlyRunning(running), lineGap: usualGap(gaps), loose }
  return { ...columns, indented: wide ? beginsShort(text, lines, columns) : null }
}

/** The gap behind most lines that run on. */
function usualGap(gaps: Int32Array): number {
  const runs = gaps.reduce((sum, count) => sum + count, 0)
  const usual = gaps.indexOf(Math.max(...gaps))
  return runs >= 3 && at(gaps, usual) > runs * 0.6 ? usual : 0
}

function beginsShort(
  text: string,
  lines: Lines,
  { width, measure, running, lineGap }: Omit<Columns, 'indented'>,
): boolean | null {
  let short = 0
  let long = 0
  for (let i = 0; i + 1 < lines.count; i += 1) {
    if (running[i] !== 1 || at(width, i) < 6) continue
    const begins =
      i === 0 || (at(lines.gap, i) > lineGap && endsSentence(text, at(lines.start, i - 1), at(lines.end, i - 1)))
    if (!begins) continue
    const missing = at(width, i) - Math.max(at(measure, i), at(lines.end, i) - at(lines.start, i))
    if (missing === 2 || missing === 3) short += 1
    else if (missing <= 0) long += 1
  }
  if (short + long === 0) return null
  return short >= long * 2 ? true : long >= short * 2 ? false : null
}

/** How far a full line may fall short of the column: the indent of a first line, a sign that may not begin the next. */
export function slackOf(width: number): number {
  if (width < 8) return Math.floor(width / 3)
  return width > 25 ? 4 : 3
}

/** Whether the line fills its column as far as the next line's first word allows. */
export function isFull(text: string, lines: Lines, columns: Columns, i: number, wide: boolean): boolean {
  return fills(text, lines, columns.width, columns.measure, i, wide)
}

function fills(text: string, lines: Lines, width: Int32Array, measure: Int32Array, i: number, wide: boolean): boolean {
  const column = at(width, i)
  const word = i + 1 < lines.count ? firstWord(text, at(lines.start, i + 1), at(lines.end, i + 1), wide) : 1
  if (!wide) return at(measure, i) + 1 + word >= column
  // A column broken at a fixed number of characters counts a letter as one: the longer of both lengths decides.
  const length = at(lines.end, i) - at(lines.start, i)
  return Math.max(at(measure, i), length) + word > column - slackOf(column)
}

function isRunning(
  text: string,
  lines: Lines,
  width: Int32Array,
  measure: Int32Array,
  i: number,
  wide: boolean,
): boolean {
  const column = at(width, i)
  if (at(measure, i) > column + 2 || endsSentence(text, at(lines.start, i), at(lines.end, i))) return false
  if (!fills(text, lines, width, measure, i, wide)) return false
  // The next line of the same column is no wider than the column, unless a note of another page hangs on it.
  if (wide) return at(lines.gap, i + 1) > 0 || at(measure, i + 1) <= column + 2 || hasNoteBehind(text, lines, i + 1)
  const next = text.charCodeAt(at(lines.start, i + 1))
  return (next >= 0x61 && next <= 0x7a) || (column >= 40 && at(lines.gap, i + 1) === 0)
}

/** （下转03版） may be set on a paragraph's last line though it no longer fits. */
export function hasNoteBehind(text: string, lines: Lines, i: number): boolean {
  return /[版页頁][)）\]】〕]?$/.test(text.slice(at(lines.end, i) - 2, at(lines.end, i)))
}

/** Two of five lines run on, of those before or of those behind. */
function mostlyRunning(running: Uint8Array): Uint8Array {
  const wrapped = new Uint8Array(running.length)
  let before = 0
  let behind = 0
  for (let i = 0; i < Math.min(reach, running.length); i += 1) behind += at(running, i)
  for (let i = 0; i < running.length; i += 1) {
    before += at(running, i) - (i > reach ? at(running, i - reach - 1) : 0)
    behind += i + reach < running.length ? at(running, i + reach) : 0
    if (i > 0) behind -= at(running, i - 1)
    const linesBefore = Math.min(reach, i) + 1
    const linesBehind = Math.min(reach, running.length - 1 - i) + 1
    if ((before > 0 && before * 5 >= linesBefore * 2) || (behind > 0 && behind * 5 >= linesBehind * 2)) wrapped[i] = 1
  }
  return wrapped
}

/**
 * For each line the column's width, from the lines before it and from those behind it: where one column gives
 * way to another, the side that the line does not contradict, or that more lines bear out.
 */
function nearbyWidths(measure: Int32Array, wide: boolean): Int32Array {
  const width = new Int32Array(measure.length)
  const [before, behind] = wide ? [widestBorne(), widestBorne()] : [widestQuarter(), widestQuarter()]
  for (let i = 0; i < Math.min(reach, measure.length); i += 1) behind.enter(at(measure, i))
  for (let i = 0; i < measure.length; i += 1) {
    const own = at(measure, i)
    before.enter(own)
    if (i > reach) before.leave(at(measure, i - reach - 1))
    if (i + reach < measure.length) behind.enter(at(measure, i + reach))
    if (i > 0) behind.leave(at(measure, i - 1))

    const linesBefore = Math.min(reach, i)
    const linesBehind = Math.min(reach, measure.length - 1 - i)
    // At the ends of the text one side holds too few lines to tell anything.
    if (!wide) width[i] = Math.max(before.width(), behind.width())
    else if (linesBefore < fewest && linesBehind >= fewest) width[i] = behind.width()
    else if (linesBehind < fewest && linesBefore >= fewest) width[i] = before.width()
    else width[i] = betterWitnessed(own, before, behind)
  }
  return width
}

/** The lines on one side of a line, as they come and go. */
type Side = {
  readonly enter: (measure: number) => void
  readonly leave: (measure: number) => void
  readonly width: () => number
  /** How far its lines bear out a width. */
  readonly support: (width: number) => number
}

function betterWitnessed(own: number, before: Side, behind: Side): number {
  const [left, right] = [before.width(), behind.width()]
  const borne = (width: number) => width - own >= 0 && width - own < witness.length
  if (left === right || borne(left) !== borne(right)) return borne(left) ? left : right
  const inFavour = (width: number) => before.support(width) + behind.support(width)
  const difference = inFavour(left) - inFavour(right)
  if (difference === 0) return Math.max(left, right)
  return difference > 0 ? left : right
}

/** How well a line bears out a column's width by falling so many characters short: two short is a first line. */
const witness: readonly number[] = [6, 3, 4, 1]
/** Wider lines than this are paragraphs of their own, one as good as another. */
const widest = 400

/** The width that most lines bear out: titles, which are of any length, have little say. */
function widestBorne(): Side {
  const counts = new Int32Array(widest + 1)
  const window: number[] = []
  const clip = (measure: number) => Math.min(measure, widest)
  const support = (width: number) => {
    const top = clip(width)
    return 6 * at(counts, top) + 3 * at(counts, top - 1) + 4 * at(counts, top - 2) + at(counts, top - 3)
  }
  return {
    enter: (measure) => {
      window.push(measure)
      counts[clip(measure)] = at(counts, clip(measure)) + 1
    },
    leave: (measure) => {
      window.shift()
      counts[clip(measure)] = at(counts, clip(measure)) - 1
    },
    support,
    width: () => {
      let best = 0
      let most = 0
      for (const width of window) {
        if (width === best) continue
        const borne = support(width)
        if (borne > most || (borne === most && width > best)) {
          best = width
          most = borne
        }
      }
      return best
    },
  }
}

/** The width that a quarter of the lines reach: lines of whole words are of uneven length. */
function widestQuarter(): Side {
  const window: number[] = []
  return {
    enter: (measure) => window.push(measure),
    leave: () => window.shift(),
    support: () => 0,
    width: () => window.toSorted((a, b) => b - a)[Math.floor((window.length - 1) / 4)] ?? 0,
  }
}

/** Letters, digits and, in most newspaper type, quotation marks take half a character's room. */
const isNarrow = (unit: number) => unit < 0x500 || (unit >= 0x2018 && unit <= 0x201f)

function widthOf(text: string, start: number, end: number, wide: boolean): number {
  if (!wide) return end - start
  let halves = 0
  for (let at = start; at < end; at += 1) halves += isNarrow(text.charCodeAt(at)) ? 1 : 2
  return Math.ceil(halves / 2)
}

const closing = new Set('，。、；：！？”’）》」』…,.;:!?)')

/** A letter or digit of ASCII. */
const isLatinUnit = (unit: number) =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)

/** Room the first word of a line would need: a Chinese character with the signs that cling to it, or a Latin word. */
function firstWord(text: string, start: number, end: number, wide: boolean): number {
  let at = start + 1
  if (isLatinUnit(text.charCodeAt(start))) {
    while (at < end && at - start < 24 && /[A-Za-z0-9.,'’%-]/.test(text.charAt(at))) at += 1
    return wide ? Math.ceil((at - start) / 2) : at - start
  }
  while (at < end && at - start < 3 && closing.has(text.charAt(at))) at += 1
  return at - start
}

function at(values: Int32Array | Uint8Array, index: number): number {
  return values[index] ?? 0
}
