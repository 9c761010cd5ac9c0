import type { OcrLine } from './ocr-engine.ts'

/** Where two readings of a line differ: the position of a symbol in the first, and what the second has in its place. */
export type Disagreements = ReadonlyMap<number, string>

/** The line of a second reading that stands where a line of the first does; undefined when none does. */
export function lineAt(line: OcrLine, lines: readonly OcrLine[]): OcrLine | undefined {
  const middle = (line.y0 + line.y1) / 2
  return lines.find((each) => middle > each.y0 && middle < each.y1)
}

/** The symbols of a line, in order. */
export function symbolsOf(line: OcrLine): string[] {
  return line.words.flatMap((word) => word.symbols.map((symbol) => symbol.text))
}

/**
 * Compares two readings of one line, by the fewest changes that make one of the other. A symbol only the second has
 * counts with the symbol before it. Marks of punctuation are taken as alike: models differ in them for no reason.
 */
export function compareReadings(first: readonly string[], second: readonly string[]): Disagreements {
  const found = new Map<number, string>()
  let before = ''
  let last = -1
  for (const [i, j] of aligned(first, second)) {
    const other = j === null ? '' : (second[j] ?? '')
    if (i === null) {
      if (isMark(other)) continue
      if (last === -1) before += other
      else found.set(last, (found.get(last) ?? first[last] ?? '') + other)
      continue
    }
    last = i
    const own = first[i] ?? ''
    if (before !== '' || !isAlike(own, other)) found.set(i, before + other)
    before = ''
  }
  return found
}

function isAlike(own: string, other: string): boolean {
  return own === other || (isMark(own) && (other === '' || isMark(other)))
}

function isMark(symbol: string): boolean {
  return /^[\p{P}\p{S}\s]+$/u.test(symbol)
}

type Pair = readonly [number | null, number | null]

function aligned(first: readonly string[], second: readonly string[]): Pair[] {
  const costs = costTable(first, second)
  const cost = (i: number, j: number) => costs[i * (second.length + 1) + j] ?? 0
  const pairs: Pair[] = []
  let [i, j] = [first.length, second.length]
  while (i > 0 || j > 0) {
    const isMatched = i > 0 && j > 0 && cost(i, j) === cost(i - 1, j - 1) + changeCost(first[i - 1], second[j - 1])
    if (isMatched) {
      i -= 1
      j -= 1
      pairs.push([i, j])
    } else if (i > 0 && cost(i, j) === cost(i - 1, j) + 1) {
      i -= 1
      pairs.push([i, null])
    } else {
      j -= 1
      pairs.push([null, j])
    }
  }
  return pairs.reverse()
}

function costTable(first: readonly string[], second: readonly string[]): Uint16Array {
  const width = second.length + 1
  const costs = new Uint16Array((first.length + 1) * width)
  for (let i = 0; i <= first.length; i += 1) {
    for (let j = 0; j <= second.length; j += 1) {
      const at = i * width + j
      if (i === 0 || j === 0) costs[at] = i + j
      else {
        const changed = (costs[at - width - 1] ?? 0) + changeCost(first[i - 1], second[j - 1])
        costs[at] = Math.min(changed, (costs[at - width] ?? 0) + 1, (costs[at - 1] ?? 0) + 1)
      }
    }
  }
  return costs
}

function changeCost(own = '', other = ''): number {
  return own === other || (isMark(own) && isMark(other)) ? 0 : 1
}
