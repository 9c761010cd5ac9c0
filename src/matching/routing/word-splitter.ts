import type { TextSpan } from '#kernel/text-span.ts'

/** Cuts a text into the words that count; everything else is left out. Spans are in order and do not overlap. */
export type WordSplitter = (text: string) => readonly TextSpan[]

/** Unbroken runs of letters and digits: for texts in which nobody has marked the words. */
export const splitRuns: WordSplitter = (text) =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: run, index }) => ({ start: index, end: index + run.length }))

/** What stands between blanks: for texts that come cut into words. */
export const splitBlanks: WordSplitter = (text) =>
  [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))

/** Longer words are never looked for. */
const longestWord = 8

/**
 * Cuts any text as texts already cut into words were cut: the likeliest row of the words that stood there. What never
 * stood there (the words their maker left out as saying nothing) is left out of every text.
 */
export function learnSplitter(texts: Iterable<string>): WordSplitter {
  const counts = new Map<string, number>()
  let all = 0
  for (const text of texts) {
    for (const { start, end } of splitBlanks(text)) {
      const word = text.slice(start, end)
      counts.set(word, (counts.get(word) ?? 0) + 1)
      all += 1
    }
  }
  const odds = new Map([...counts].map(([word, count]) => [word, Math.log(count / all)]))
  const strange = Math.log(0.3 / all) - 2
  return (text) =>
    splitRuns(text).flatMap((run) =>
      likeliestWords(text.slice(run.start, run.end), odds, strange).map((word) => ({
        start: run.start + word.start,
        end: run.start + word.end,
      })),
    )
}

function likeliestWords(run: string, odds: ReadonlyMap<string, number>, strange: number): readonly TextSpan[] {
  const best = new Float64Array(run.length + 1).fill(Number.NEGATIVE_INFINITY)
  const back = new Int32Array(run.length + 1)
  best[0] = 0
  for (let start = 0; start < run.length; start += 1) {
    const far = Math.min(run.length, start + longestWord)
    for (let end = start + 1; end <= far; end += 1) {
      const known = odds.get(run.slice(start, end))
      if (known === undefined && end > start + 1) continue
      const reached = (best[start] ?? 0) + (known ?? strange)
      if (reached <= (best[end] ?? 0)) continue
      best[end] = reached
      back[end] = start
    }
  }
  const words: TextSpan[] = []
  for (let end = run.length; end > 0; end = back[end] ?? 0) {
    const start = back[end] ?? 0
    if (odds.has(run.slice(start, end))) words.push({ start, end })
  }
  return words.reverse()
}
