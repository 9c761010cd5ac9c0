import type { TextSpan } from '#kernel/text-span.ts'
import type { WordSplitter } from './word-splitter.ts'

/** How a text becomes features; a model reads every text as it read those it learned from. */
export type Reading = {
  readonly split: WordSplitter
  /** The longest row of characters inside a word that counts. */
  readonly longest: number
  /** Whether two words in a row count as well. */
  readonly pairs: boolean
  /** Whether each word counts as a whole. */
  readonly wholeWords?: boolean
}

/** A text with the words of its beginning that count twice: a title says most. */
export type RoutedText = {
  readonly text: string
  readonly twice: { readonly words: number } | { readonly upTo: number }
}

/** Features of a text, each with how often it stands there. A feature is a number of 32 bits: a model holds no words. */
export type FeatureCounts = { readonly features: Int32Array; readonly counts: Float32Array }

/** Visits each feature where it stands. */
export function visitFeatures(
  text: string,
  words: readonly TextSpan[],
  { longest, pairs, wholeWords = false }: Omit<Reading, 'split'>,
  visit: (feature: number, start: number, end: number, word: number) => void,
): void {
  for (const [at, { start, end }] of words.entries()) {
    for (let from = start; from < end; from += 1) {
      let hash = seed
      for (let to = from; to < end && to < from + longest; to += 1) {
        hash = mix(hash, text.charCodeAt(to))
        visit(spread(hash), from, to + 1, at)
      }
    }
    if (wholeWords) visit(spread(hashOf(text, { start, end }, seed)), start, end, at)
    const before = words[at - 1]
    if (!pairs || before === undefined) continue
    visit(spread(hashOf(text, { start, end }, mix(hashOf(text, before, seed), 0x20))), before.start, end, at)
  }
}

/** Counts what stands in a text. */
export function countFeatures(routed: RoutedText, reading: Reading): FeatureCounts {
  const words = reading.split(routed.text)
  const counts = new Map<number, number>()
  visitFeatures(routed.text, words, reading, (feature, start, _end, word) => {
    const times = 'words' in routed.twice ? word < routed.twice.words : start < routed.twice.upTo
    counts.set(feature, (counts.get(feature) ?? 0) + (times ? 2 : 1))
  })
  return { features: Int32Array.from(counts.keys()), counts: Float32Array.from(counts.values()) }
}

const seed = 0x811c9dc5

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

function hashOf(text: string, { start, end }: TextSpan, from: number): number {
  let hash = from
  for (let at = start; at < end; at += 1) hash = mix(hash, text.charCodeAt(at))
  return hash
}

function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) | 0
}
