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
  /** An empty line stands behind every line, so that one empty line parts nothing. */
  readonly doubleSpaced: boolean
}

/** Lines looked at on either side. */
const reach = 8

/** @param wide - true for Chinese, where a line may break behind any character. */
export function measureColumns(text: string, lines: Lines, wide: boolean): Columns {
  const measure = new Int32Array(lines.count)
  for (let i = 0; i < lines.count; i += 1) measure[i] = widthOf(text, at(lines.start, i), at(lines.end, i), wide)
  const width = nearbyWidths(measure)
  const running = new Uint8Array(lines.count)
  let runs = 0
  let spaced = 0
  for (let i = 0; i + 1 < lines.count; i += 1) {
    if (at(lines.gap, i + 1) >= pageBreak || !isRunning(text, lines, width, measure, i, wide)) continue
    running[i] = 1
    runs += 1
    if (at(lines.gap, i + 1) > 0) spaced += 1
  }
  return { width, measure, running, wrapped: mostlyRunning(running), doubleSpaced: runs >= 3 && spaced > runs * 0.6 }
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
  if (wide) return true
  const next = text.charCodeAt(at(lines.start, i + 1))
  return (next >= 0x61 && next <= 0x7a) || (column >= 40 && at(lines.gap, i + 1) === 0)
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
 * For each line the width that a quarter of the lines before it, or of those behind it, reach: short last lines
 * do not lower it, and where one column gives way to another the one the line is more like counts.
 */
function nearbyWidths(measure: Int32Array): Int32Array {
  const width = new Int32Array(measure.length)
  const window = new Int32Array(reach + 1)
  for (let i = 0; i < measure.length; i += 1) {
    const before = upperQuarter(measure, Math.max(0, i - reach), i + 1, window)
    const behind = upperQuarter(measure, i, Math.min(measure.length, i + reach + 1), window)
    const own = at(measure, i)
    width[i] = Math.abs(before - own) <= Math.abs(behind - own) ? before : behind
  }
  return width
}

/** The value that a quarter of [from, to) reach; `window` is room to sort in. */
function upperQuarter(measure: Int32Array, from: number, to: number, window: Int32Array): number {
  let size = 0
  for (let k = from; k < to; k += 1) {
    const value = at(measure, k)
    let place = size
    while (place > 0 && at(window, place - 1) < value) {
      window[place] = at(window, place - 1)
      place -= 1
    }
    window[place] = value
    size += 1
  }
  return at(window, Math.floor((size - 1) / 4))
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

/** Room the first word of a line would need: a Chinese character with the signs that cling to it, or a Latin word. */
function firstWord(text: string, start: number, end: number, wide: boolean): number {
  let at = start + 1
  if (/[A-Za-z0-9]/.test(text.charAt(start))) {
    while (at < end && at - start < 24 && /[A-Za-z0-9.,'’%-]/.test(text.charAt(at))) at += 1
    return wide ? Math.ceil((at - start) / 2) : at - start
  }
  while (at < end && at - start < 3 && closing.has(text.charAt(at))) at += 1
  return at - start
}

function at(values: Int32Array | Uint8Array, index: number): number {
  return values[index] ?? 0
}
