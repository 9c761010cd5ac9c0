import { likelihoods } from './calibration.ts'
import type { LearningOptions, Step } from './learn-routing.ts'
import type { RoutingModel } from './routing-model.ts'
import { scoresOf } from './routing-model.ts'
import { type Line, splitByMargin } from './split-by-margin.ts'
import { tellingWeights } from './telling-weights.ts'
import { countFeatures, type RoutedText } from './text-features.ts'
import { weigh } from './weighed-features.ts'

/** A text with the classes that join in it, none or several. */
export type JoiningExample = RoutedText & { readonly joins: readonly string[]; readonly importance: number }

/** Says of each class by itself whether it joins. */
export type JoiningModel = {
  readonly labels: readonly string[]
  readonly lines: readonly Line[]
  readonly sharpness: number
}

/** A class must have joined this often before it is proposed. */
export const fewestJoined = 3

/** Learns who joins, on the features the leading model knows; one line for each class that joined often enough. */
export function* learnJoining(
  examples: readonly JoiningExample[],
  leading: RoutingModel,
  options: LearningOptions,
): Generator<Step, JoiningModel> {
  const times = new Map<string, number>()
  for (const { joins } of examples) for (const label of joins) times.set(label, (times.get(label) ?? 0) + 1)
  const labels = [...times]
    .filter(([, count]) => count >= fewestJoined)
    .map(([label]) => label)
    .sort()
  const texts = examples.map((example) => weigh(countFeatures(example, leading.reading), leading.vocabulary))
  const importance = examples.map((one) => one.importance)
  const lines: Line[] = []
  for (const label of labels) {
    const joins = examples.map((one) => one.joins.includes(label))
    const telling = tellingWeights(texts, joins, leading.vocabulary.rarity.length)
    lines.push(splitByMargin(texts, joins, importance, telling, options))
    yield { done: lines.length, of: labels.length }
  }
  return { labels, lines, sharpness: joiningSharpness }
}

/** Each class that joins more likely than not, likeliest first. */
export function whoJoins(joining: JoiningModel, leading: RoutingModel, routed: RoutedText) {
  const scores = scoresOf(joining.lines, weigh(countFeatures(routed, leading.reading), leading.vocabulary))
  return joining.labels
    .map((label, at) => ({ label, confidence: likelihoods([scores[at] ?? -1, 0], joining.sharpness)[0] ?? 0 }))
    .filter(({ confidence }) => confidence > 0.5)
    .sort((a, b) => b.confidence - a.confidence || (a.label < b.label ? -1 : 1))
}

const joiningSharpness = 3
