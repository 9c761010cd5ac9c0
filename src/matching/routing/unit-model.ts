import { type JoiningModel, learnJoining, whoJoins } from './learn-joining.ts'
import { type LearnedRouting, type LearningOptions, learnRouting, type Step } from './learn-routing.ts'
import { classify, type DecidingWords, decidingWords, type Likelihood } from './routing-model.ts'
import type { RoutedText } from './text-features.ts'
import { splitRuns } from './word-splitter.ts'

/** A case whose units stood in the end. Its text holds no names of people. */
export type SettledCase = RoutedText & {
  readonly lead: string
  readonly joins: readonly string[]
  readonly importance: number
}

/** What a unit is there for, in the words of its founding paper. */
export type WrittenDuty = { readonly unitId: string; readonly words: string }

export type UnitModel = {
  readonly leading: LearnedRouting
  readonly joining: JoiningModel
  readonly cases: number
}

export type UnitProposal = {
  /** Null where the model is not sure enough to propose anybody. */
  readonly lead: string | null
  /** The likeliest units, whether sure enough or not. */
  readonly likeliest: readonly Likelihood[]
  readonly joins: readonly Likelihood[]
  /** The case's own words that spoke for the likeliest unit. */
  readonly words: readonly DecidingWords[]
}

const options: LearningOptions = {
  reading: { split: splitRuns, longest: 2, pairs: false },
  least: 1,
  rightShare: 0.75,
  cost: 1,
  rounds: 12,
}

/** Learns which units lead and join from settled cases and from what the units say of themselves. */
export function* learnUnits(cases: readonly SettledCase[], duties: readonly WrittenDuty[]): Generator<Step, UnitModel> {
  const settled = cases.map(({ lead, ...text }) => ({ ...text, label: lead }))
  const written = duties.map(({ unitId, words }) => ({
    text: words,
    twice: { words: 0 },
    label: unitId,
    importance: 1,
    isWritten: true as const,
  }))
  const leading = yield* learnRouting([...settled, ...written], options)
  const joining = yield* learnJoining(cases, leading.model, options)
  return { leading, joining, cases: cases.length }
}

/** Who should have a case, out of the units that may; nobody where that is not sure enough. */
export function proposeUnits(model: UnitModel, routed: RoutedText, among: ReadonlySet<string>): UnitProposal {
  const { leading, joining } = model
  const possible = classify(leading.model, routed).filter(({ label }) => among.has(label))
  const all = possible.reduce((sum, { confidence }) => sum + confidence, 0)
  const likeliest = possible.slice(0, 3).map(({ label, confidence }) => ({ label, confidence: confidence / all }))
  const [best] = likeliest
  if (best === undefined) return { lead: null, likeliest: [], joins: [], words: [] }
  const words = decidingWords(leading.model, routed, best.label, 5)
  const isSure = best.confidence >= leading.leastConfidence && words.length > 0
  const joins = whoJoins(joining, leading.model, routed).filter(({ label }) => among.has(label) && label !== best.label)
  return { lead: isSure ? best.label : null, likeliest, joins: isSure ? joins.slice(0, 3) : [], words }
}
