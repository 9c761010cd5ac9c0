import { GramNumbers } from './gram-numbers.ts'

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
const isLetter = new Uint8Array(0x10000)
/** Looked up run by run: asking for each unit alone takes longer than reading a page. */
for (const [from, to] of [
  [0, 0xd800],
  [0xe000, 0x10000],
] as const) {
  const units = decoder.decode(Uint16Array.from({ length: to - from }, (_, at) => from + at))
  for (const run of units.matchAll(/[\p{L}\p{N}]+/gu))
    isLetter.fill(1, from + run.index, from + run.index + run[0].length)
}

const lower = (unit: number) => (unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit)

/**
 * Calls `visit` with the units of each pair and triple of neighbouring letters, the first of a pair 0, and where it
 * ends; signs part them.
 */
function visitGrams(folded: string, visit: (first: number, second: number, third: number, at: number) => void): void {
  let before = 0
  let last = 0
  for (let at = 0; at < folded.length; at += 1) {
    const unit = lower(folded.charCodeAt(at))
    if (isLetter[unit] !== 1) {
      // A blank or a quotation mark does not part “五个中心”建设 into words that never meet.
      if (!passesOver(unit)) {
        before = 0
        last = 0
      }
      continue
    }
    if (last !== 0) visit(0, last, unit, at)
    if (before !== 0) visit(before, last, unit, at)
    before = last
    last = unit
  }
}

/** Blanks and quotation marks; for each code unit asked for, 1 is yes and 2 is no. */
const overlooked = /[\s“”‘’"《》]/
const passes = new Uint8Array(0x10000)

function passesOver(unit: number): boolean {
  if (passes[unit] === 0) passes[unit] = overlooked.test(String.fromCharCode(unit)) ? 1 : 2
  return passes[unit] === 1
}

type Evidence = {
  /** The share of the words' weight that the body holds, 0..1; what stands in its first lines counts whole, the rest less. */
  readonly of: (words: string, body: number) => number
}

const leadLength = 160
const laterWeight = 0.75

/**
 * Measures how much of a title's words each body holds. Words that few bodies of the page hold weigh more.
 * The work grows with the bodies' length, not with the number of titles.
 *
 * @param bodies - folded running texts.
 * @param titles - every text that will be asked about, folded.
 */
export function gatherEvidence(bodies: readonly string[], titles: readonly string[]): Evidence {
  const wanted = new GramNumbers(titles.reduce((sum, { length }) => sum + 2 * length, 0))
  for (const title of titles) visitGrams(title, (first, second, third) => wanted.add(first, second, third))
  /** For each gram, body by body, how much it counts there. */
  const found = new Float32Array(wanted.count * bodies.length)
  bodies.forEach((body, index) => {
    visitGrams(body, (first, second, third, at) => {
      const number = wanted.find(first, second, third)
      if (number < 0) return
      const place = number * bodies.length + index
      if (found[place] === 0) found[place] = at < leadLength ? 1 : laterWeight
    })
  })
  const weights = Float64Array.from({ length: wanted.count }, (_, number) => {
    let holders = 0
    for (let body = 0; body < bodies.length; body += 1)
      if ((found[number * bodies.length + body] ?? 0) > 0) holders += 1
    return Math.log(1 + bodies.length / Math.max(1, holders))
  })
  // The same words are asked about body by body.
  let asked = ''
  let numbers: readonly number[] = []
  return {
    of: (words, body) => {
      let all = 0
      let held = 0
      if (words !== asked) numbers = numbersIn(words, wanted)
      asked = words
      for (const number of numbers) {
        const weight = weights[number] ?? 0
        all += weight
        held += weight * (found[number * bodies.length + body] ?? 0)
      }
      return all === 0 ? 0 : held / all
    },
  }
}

/** The numbers of the grams in words that have one, in their order. */
function numbersIn(words: string, wanted: GramNumbers): number[] {
  const numbers: number[] = []
  visitGrams(words, (first, second, third) => {
    const number = wanted.find(first, second, third)
    if (number >= 0) numbers.push(number)
  })
  return numbers
}
