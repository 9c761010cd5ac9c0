import type { Passage } from './scan-page.ts'

export type ScanScore = {
  readonly characters: number
  /** Characters to be changed, added or taken away inside passages, each sought wherever it was read best. */
  readonly wrong: number
  /** Places where the reading leaves a passage before its end, and passages out of their order. */
  readonly orderErrors: number
  /** Characters read that no passage has room for, such as what a photograph was taken for. */
  readonly surplus: number
}

const anchorLength = 4
/** A few characters missed or made up between two anchors are no fault of order. */
const tolerance = 8

/** Judges what was read of a page by its passages as printed, white space and the width of marks left out. */
export function scoreScan(printed: readonly Passage[], text: string): ScanScore {
  const passages = printed.map((passage) => ({ ...passage, text: bare(passage.text) }))
  const read = bare(text)
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0)
  const found = passages.map((passage) => ({ ...passage, ...bestPlace(passage.text, read) }))
  const once = anchorsIn(passages.map((passage) => passage.text).join('\n'))
  const places = anchorsIn(read)
  const torn = passages.reduce((sum, passage) => sum + leaps(passage.text, once, places), 0)
  const inOrder = found.filter(({ isAside, text, wrong }) => !isAside && wrong < text.length * 0.6)
  const orderErrors = torn + inOrder.length - longestRise(inOrder.map(({ end }) => end))
  const wrong = found.reduce((sum, each) => sum + each.wrong, 0)
  return { characters, wrong, orderErrors, surplus: Math.max(0, read.length - characters) }
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

/** Four characters that stand once in a text, and where. */
function anchorsIn(text: string): Map<string, number> {
  const seen = new Map<string, number>()
  for (let at = 0; at + anchorLength <= text.length; at += 1) {
    const anchor = text.slice(at, at + anchorLength)
    seen.set(anchor, seen.has(anchor) ? -1 : at)
  }
  return seen
}

function leaps(passage: string, once: ReadonlyMap<string, number>, places: ReadonlyMap<string, number>): number {
  let count = 0
  let shift: number | null = null
  for (let at = 0; at + anchorLength <= passage.length; at += 1) {
    const anchor = passage.slice(at, at + anchorLength)
    const place = places.get(anchor) ?? -1
    if (place === -1 || once.get(anchor) === -1) continue
    if (shift !== null && Math.abs(place - at - shift) > tolerance) count += 1
    shift = place - at
  }
  return count
}

/** The fewest changes that make a passage of some stretch of a text, and where that stretch ends. */
function bestPlace(passage: string, text: string): { wrong: number; end: number } {
  let row = new Array<number>(text.length + 1).fill(0)
  for (let i = 1; i <= passage.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= text.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (passage.charAt(i - 1) === text.charAt(j - 1) ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed))
    }
    row = next
  }
  const wrong = row.reduce((least, each) => Math.min(least, each), passage.length)
  return { wrong, end: row.indexOf(wrong) }
}

/** How many of a row of numbers rise one after the other, at most. */
function longestRise(numbers: readonly number[]): number {
  const best: number[] = []
  for (const [at, number] of numbers.entries()) {
    const before = best.filter((_, other) => (numbers[other] ?? 0) <= number).slice(0, at)
    best.push(1 + Math.max(0, ...before))
  }
  return Math.max(0, ...best)
}
