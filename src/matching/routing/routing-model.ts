import type { TextSpan } from '#kernel/text-span.ts'
import { likelihoods } from './calibration.ts'
import type { Line } from './split-by-margin.ts'
import { countFeatures, type Reading, type RoutedText, visitFeatures } from './text-features.ts'
import { type Vocabulary, type Weighed, weigh } from './weighed-features.ts'

/** Tells texts of several classes apart. A value: the same examples give the same model. */
export type RoutingModel = {
  readonly labels: readonly string[]
  readonly lines: readonly Line[]
  readonly vocabulary: Vocabulary
  readonly reading: Reading
  /** How sharply scores become likelihoods: learned from texts kept back. */
  readonly sharpness: number
}

export type Likelihood = { readonly label: string; readonly confidence: number }

/** Every class with how likely it is, likeliest first; together they make 1. */
export function classify(model: RoutingModel, routed: RoutedText): readonly Likelihood[] {
  const scores = scoresOf(model.lines, weigh(countFeatures(routed, model.reading), model.vocabulary))
  const shares = likelihoods(scores, model.sharpness)
  return model.labels
    .map((label, at) => ({ label, confidence: shares[at] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence || (a.label < b.label ? -1 : 1))
}

export function scoresOf(lines: readonly Line[], { slots, values }: Weighed): number[] {
  return lines.map(({ weights, bias }) => {
    let score = bias
    for (let j = 0; j < slots.length; j += 1) score += (weights[slots[j] as number] as number) * (values[j] as number)
    return score
  })
}

/** Words of a text that spoke for a class, with their share of all that did. */
export type DecidingWords = TextSpan & { readonly share: number }

/** The words of the text itself that spoke most for a class, strongest first. */
export function decidingWords(
  { lines, labels, vocabulary, reading }: RoutingModel,
  { text }: RoutedText,
  label: string,
  most: number,
): readonly DecidingWords[] {
  const line = lines[labels.indexOf(label)]
  if (line === undefined) return []
  const voices = new Float64Array(text.length)
  visitFeatures(text, reading.split(text), reading, (feature, start, end) => {
    const slot = vocabulary.slots.get(feature)
    if (slot === undefined || end - start < 2) return
    const voice = ((line.weights[slot] ?? 0) * (vocabulary.rarity[slot] ?? 0)) / (end - start)
    for (let at = start; at < end; at += 1) voices[at] = (voices[at] ?? 0) + voice
  })
  const all = voices.reduce((sum, voice) => sum + Math.max(0, voice), 0)
  const loud = voices.reduce((loudest, voice) => Math.max(loudest, voice), 0) * 0.3
  if (loud <= 0) return []
  const spans = loudSpans(text, voices, loud)
    .map((span) => ({ ...span, share: voices.subarray(span.start, span.end).reduce((sum, one) => sum + one, 0) / all }))
    .sort((a, b) => b.share - a.share || a.start - b.start)
  const words = new Set<string>()
  return spans.filter((span) => isNew(words, text.slice(span.start, span.end))).slice(0, most)
}

function loudSpans(text: string, voices: Float64Array, loud: number): readonly TextSpan[] {
  const spans: { start: number; end: number }[] = []
  for (const [at, voice] of voices.entries()) {
    if (voice < loud || !/[\p{L}\p{N}]/u.test(text[at] ?? '')) continue
    const last = spans.at(-1)
    if (last?.end === at && at - last.start < longestShown) last.end = at + 1
    else spans.push({ start: at, end: at + 1 })
  }
  return spans.filter(({ start, end }) => end - start > 1)
}

const longestShown = 24

/** A word that is part of a stronger one says nothing more. */
function isNew(words: Set<string>, word: string): boolean {
  if ([...words].some((other) => other.includes(word))) return false
  words.add(word)
  return true
}
