/**
 * The lines of a text that hold something, without the white space at their ends.
 * Typed arrays rather than objects: a source may hold millions of lines.
 */
export type Lines = {
  readonly count: number
  /** Source position of each line's first visible character, and of the place behind its last. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** Empty lines before this one; `pageBreak` or more behind a form feed or a cut. */
  readonly gap: Uint8Array
  /** Width of the white space before the first character, a wide space counting two. */
  readonly indent: Uint8Array
}

export const pageBreak = 100

const blank = 1
const lineEnd = 2

const kinds = new Uint8Array(0x10000)
for (const unit of [0x09, 0x20, 0xa0, 0xad, 0x1680, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff]) kinds[unit] = blank
for (let unit = 0x2000; unit <= 0x200f; unit += 1) kinds[unit] = blank
for (const unit of [0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]) kinds[unit] = lineEnd

export const isBlank = (unit: number): boolean => kinds[unit] === blank

/**
 * @param cuts - ascending positions inside lines at which another piece of text begins on the same line;
 *   what follows a cut is treated as a line of its own behind a page break.
 */
export function scanLines(text: string, cuts: readonly number[] = []): Lines {
  const size = countLineEnds(text) + cuts.length + 1
  const start = new Int32Array(size)
  const end = new Int32Array(size)
  const gap = new Uint8Array(size)
  const indent = new Uint8Array(size)
  let count = 0
  let from = 0
  let empty = 0

  /** Takes the stretch from `from` in, unless it holds nothing but white space. */
  const take = (to: number): boolean => {
    let first = from
    let width = 0
    while (first < to && isBlank(text.charCodeAt(first))) {
      width += text.charCodeAt(first) === 0x3000 ? 2 : 1
      first += 1
    }
    if (first >= to) return false
    let last = to
    while (isBlank(text.charCodeAt(last - 1))) last -= 1
    start[count] = first
    end[count] = last
    gap[count] = empty
    indent[count] = Math.min(width, 255)
    count += 1
    return true
  }

  let nextCut = 0
  for (let at = 0; at <= text.length; at += 1) {
    if (at === cuts[nextCut]) {
      nextCut += 1
      if (take(at)) empty = pageBreak
      from = at
    }
    const unit = at < text.length ? text.charCodeAt(at) : 0x0a
    if (kinds[unit] !== lineEnd) continue
    empty = take(at) ? 0 : Math.min(empty + 1, 255)
    if (unit === 0x0c) empty = Math.min(empty + pageBreak, 255)
    // CR LF ends one line, not two.
    if (unit === 0x0d && text.charCodeAt(at + 1) === 0x0a) at += 1
    from = at + 1
  }
  return {
    count,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    gap: gap.subarray(0, count),
    indent: indent.subarray(0, count),
  }
}

function countLineEnds(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += 1) if (kinds[text.charCodeAt(at)] === lineEnd) count += 1
  return count
}
