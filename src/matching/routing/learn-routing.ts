import { fitSharpness, type Judged, leastConfidence } from './calibration.ts'
import { type RoutingModel, scoresOf } from './routing-model.ts'
import { type Line, type MarginOptions, splitByMargin } from './split-by-margin.ts'
import { tellingWeights } from './telling-weights.ts'
import { countFeatures, type FeatureCounts, type Reading, type RoutedText } from './text-features.ts'
import { learnVocabulary, type Vocabulary, weigh } from './weighed-features.ts'

/** A text with the class it belongs to. */
export type RoutingExample = RoutedText & {
  readonly label: string
  /** How much it counts; 1 is a text like any other. */
  readonly importance: number
  /** No text of the kind to be told apart, as what a class says of itself: learned from, never tried on. */
  readonly isWritten?: true
}

export type LearningOptions = MarginOptions & {
  readonly reading: Reading
  /** Texts a feature must stand in to be known. */
  readonly least: number
  /** From how many of the surest answers being right on an answer is given at all. */
  readonly rightShare: number
}

export type LearnedRouting = {
  readonly model: RoutingModel
  /** Below this confidence nothing is proposed. */
  readonly leastConfidence: number
  /** How many texts were kept back to learn how far to trust it; with 0 the confidence is a guess. */
  readonly triedOn: number
}

/** One class's lines learned: the caller may do something else in between. */
export type Step = { readonly done: number; readonly of: number }

/**
 * Learns a model from examples, class by class: with some kept back at first, to learn how far it can be trusted, and
 * then with all. Of too few examples the confidence stays a cautious guess.
 */
export function* learnRouting(
  examples: readonly RoutingExample[],
  options: LearningOptions,
): Generator<Step, LearnedRouting> {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const counted = examples.map((example) => ({ ...example, features: countFeatures(example, options.reading) }))
  const steps = { done: 0, of: labels.length * 2 }
  const isKept = (one: { readonly isWritten?: true }, at: number) =>
    one.isWritten !== true && at % keptOneIn === keptOneIn - 1
  const kept = counted.filter(isKept)
  let sharpness = guessedSharpness
  let least = guessedLeast
  const isTried = kept.length >= fewestTried
  if (isTried) {
    const rest = counted.filter((one, at) => !isKept(one, at))
    const trial = yield* learnLines(rest, labels, options, steps)
    const judged = kept.flatMap(({ features, label }): readonly Judged[] => [
      { scores: scoresOf(trial.lines, weigh(features, trial.vocabulary)), right: labels.indexOf(label) },
    ])
    sharpness = fitSharpness(judged)
    least = leastConfidence(judged, sharpness, options.rightShare)
  }
  const { lines, vocabulary } = yield* learnLines(counted, labels, options, steps)
  const model = { labels, lines, vocabulary, reading: options.reading, sharpness }
  return { model, leastConfidence: least, triedOn: isTried ? kept.length : 0 }
}

type Counted = {
  readonly features: FeatureCounts
  readonly label: string
  readonly importance: number
}

function* learnLines(
  counted: readonly Counted[],
  labels: readonly string[],
  options: LearningOptions,
  steps: { done: number; readonly of: number },
): Generator<Step, { readonly lines: readonly Line[]; readonly vocabulary: Vocabulary }> {
  const vocabulary = learnVocabulary(
    counted.map(({ features }) => features),
    options.least,
  )
  const texts = counted.map(({ features }) => weigh(features, vocabulary))
  const importance = counted.map((one) => one.importance)
  const lines: Line[] = []
  for (const label of labels) {
    const isOfClass = counted.map((one) => one.label === label)
    const telling = tellingWeights(texts, isOfClass, vocabulary.rarity.length)
    lines.push(splitByMargin(texts, isOfClass, importance, telling, options))
    steps.done += 1
    yield { ...steps }
  }
  return { lines, vocabulary }
}

const keptOneIn = 5
const fewestTried = 40

/** From so many examples on some are kept back, and how sure a model is has been tried. */
export const triedFrom = keptOneIn * fewestTried
const guessedSharpness = 3
const guessedLeast = 0.35
