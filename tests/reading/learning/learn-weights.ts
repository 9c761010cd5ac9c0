import { isGoingOn, labelCount, mayFollow } from '#intake/item-labels.ts'
import type { LearnedWeights } from '#intake/item-weights.ts'
import type { ItemSample } from './item-samples.ts'
import { seeded } from './seeded.ts'
import { shuffled } from './shuffled.ts'

export type Learning = {
  readonly rows: number
  readonly epochs: number
  readonly rate: number
  /** Pull towards 0, shared among the samples. */
  readonly decay: number
  /** Orders in which the samples are gone through; each gives weights of its own, and their mean is what was learned. */
  readonly seeds: readonly number[]
}

/** What the shipped weights were learned with. */
export const learning: Learning = { rows: 2 ** 19, epochs: 8, rate: 0.025, decay: 8, seeds: [1, 2, 3, 4] }

type Sample = Pick<ItemSample, 'signs' | 'right' | 'opens'>

/**
 * Learns a linear-chain conditional random field by AdaGrad. Where several labels are right, any of them may be
 * chosen: the likelihood is that of all right paths together. Deterministic for the same samples in the same order.
 *
 * @param before - less trusted samples, gone through once to begin with.
 */
export function learnWeights(
  samples: readonly Sample[],
  learning: Learning,
  before: readonly Sample[] = [],
): LearnedWeights {
  const all = withoutRareSigns([...before, ...samples])
  const worthy = (some: readonly Sample[]) => some.filter(({ opens }) => opens.length > 0)
  const [first, kept] = [worthy(all.slice(0, before.length)), worthy(all.slice(before.length))]
  const sum = noWeights(learning.rows)
  for (const seed of learning.seeds) addRounds(sum, first, kept, learning, seed)
  const counted = (learning.epochs - forgottenOf(learning.epochs)) * learning.seeds.length
  return { signs: sum.signs.map((value) => value / counted), steps: sum.steps.map((value) => value / counted) }
}

/** The first rounds go astray; of the others the mean is kept, which has less of any one page in it than the last. */
const forgottenOf = (epochs: number): number => Math.floor(epochs / 3)

const noWeights = (rows: number): LearnedWeights => ({
  signs: new Float32Array(rows * labelCount),
  steps: new Float32Array((labelCount + 1) * labelCount),
})

/** Adds the weights of each round that counts. */
function addRounds(
  sum: LearnedWeights,
  first: readonly Sample[],
  kept: readonly Sample[],
  learning: Learning,
  seed: number,
): void {
  const weights = noWeights(learning.rows)
  const random = seeded(seed)
  if (first.length > 0) goThrough(shuffled(first, random), weights, noSquares(weights), learning)
  const squares = noSquares(weights)
  for (let epoch = 0; epoch < learning.epochs; epoch += 1) {
    goThrough(shuffled(kept, random), weights, squares, learning)
    if (epoch < forgottenOf(learning.epochs)) continue
    addTo(sum.signs, weights.signs)
    addTo(sum.steps, weights.steps)
  }
}

const noSquares = ({ signs, steps }: LearnedWeights): LearnedWeights => ({
  signs: new Float32Array(signs.length).fill(1e-6),
  steps: new Float32Array(steps.length).fill(1e-6),
})

/** One round: each sample moves the weights. */
function goThrough(
  samples: readonly Sample[],
  weights: LearnedWeights,
  squares: LearnedWeights,
  { rows, rate, decay }: Learning,
): void {
  const pull = decay / Math.max(1, samples.length)
  for (const sample of samples) {
    const scores = labelScores(weights, sample.signs)
    const all = expectations(weights, scores, sample, false)
    const right = expectations(weights, scores, sample, true)
    for (const [at, signs] of sample.signs.entries())
      for (const sign of signs) {
        const row = (sign & (rows - 1)) * labelCount
        for (let label = 0; label < labelCount; label += 1) {
          const place = at * labelCount + label
          const slope = (all.labels[place] ?? 0) - (right.labels[place] ?? 0) + pull * (weights.signs[row + label] ?? 0)
          step(weights.signs, squares.signs, row + label, slope, rate)
        }
      }
    for (let at = 0; at < weights.steps.length; at += 1)
      step(weights.steps, squares.steps, at, (all.steps[at] ?? 0) - (right.steps[at] ?? 0), rate)
  }
}

function addTo(sums: Float32Array, values: Float32Array): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (values[at] ?? 0)
}

function step(values: Float32Array | Int8Array, squares: Float32Array, at: number, slope: number, rate: number): void {
  if (slope === 0) return
  const square = (squares[at] ?? 0) + slope * slope
  squares[at] = square
  values[at] = (values[at] ?? 0) - (rate * slope) / Math.sqrt(square)
}

/** What all signs of each segment say for each label. */
export function labelScores({ signs: rows }: LearnedWeights, signs: readonly Uint32Array[]): Float32Array {
  const scores = new Float32Array(signs.length * labelCount)
  const sums = new Float64Array(labelCount)
  const last = rows.length / labelCount - 1
  for (const [at, hashes] of signs.entries()) {
    sums.fill(0)
    for (const sign of hashes) {
      const from = (sign & last) * labelCount
      for (let label = 0; label < labelCount; label += 1) sums[label] = (sums[label] ?? 0) + (rows[from + label] ?? 0)
    }
    scores.set(sums, at * labelCount)
  }
  return scores
}

/** A sign of one article alone only teaches that article by heart. */
function withoutRareSigns(samples: readonly Sample[]): Sample[] {
  const seen = new Map<number, number>()
  for (const { signs } of samples)
    for (const sign of new Set(signs.flatMap((one) => [...one]))) seen.set(sign, (seen.get(sign) ?? 0) + 1)
  return samples.map((sample) => ({
    ...sample,
    signs: sample.signs.map((signs) => signs.filter((sign) => (seen.get(sign) ?? 0) > 1)),
  }))
}

type Expectations = { readonly labels: Float64Array; readonly steps: Float64Array }

const impossible = -1e30

/** How often each label and each step is expected (forward-backward), over all paths or over those that are right. */
function expectations(weights: LearnedWeights, given: Float32Array, sample: Sample, onlyRight: boolean): Expectations {
  const scores = onlyRight ? given.map((score, at) => (isRight(sample, at) ? score : -1e4)) : given
  const lattice: Lattice = { scores, opens: sample.opens, weights: weights.steps }
  const forward = sumForward(lattice)
  const backward = sumBackward(lattice)
  const all = logSum(forward.subarray((sample.opens.length - 1) * labelCount))
  return {
    labels: forward.map((value, at) => Math.exp(value + (backward[at] ?? 0) - all)),
    steps: expectedSteps(lattice, forward, backward, all),
  }
}

type Lattice = {
  readonly scores: Float32Array
  readonly opens: readonly boolean[]
  readonly weights: Float32Array
}

/** The weight of a step to a segment; impossible where the label may not stand there. */
function stepTo({ opens, weights }: Lattice, at: number, before: number, label: number): number {
  return mayFollow(before, label, opens[at] === true) ? (weights[before * labelCount + label] ?? 0) : impossible
}

function sumForward(lattice: Lattice): Float64Array {
  const { scores, opens, weights } = lattice
  const sums = new Float64Array(opens.length * labelCount).fill(impossible)
  for (let label = 0; label < labelCount; label += 1)
    if (!isGoingOn(label)) sums[label] = (scores[label] ?? 0) + (weights[labelCount * labelCount + label] ?? 0)
  const ways = new Float64Array(labelCount)
  for (let at = 1; at < opens.length; at += 1)
    for (let label = 0; label < labelCount; label += 1) {
      for (let before = 0; before < labelCount; before += 1)
        ways[before] = (sums[(at - 1) * labelCount + before] ?? 0) + stepTo(lattice, at, before, label)
      sums[at * labelCount + label] = logSum(ways) + (scores[at * labelCount + label] ?? 0)
    }
  return sums
}

function sumBackward(lattice: Lattice): Float64Array {
  const { scores, opens } = lattice
  const sums = new Float64Array(opens.length * labelCount)
  const ways = new Float64Array(labelCount)
  for (let at = opens.length - 2; at >= 0; at -= 1)
    for (let before = 0; before < labelCount; before += 1) {
      for (let label = 0; label < labelCount; label += 1) {
        const next = (at + 1) * labelCount + label
        ways[label] = (sums[next] ?? 0) + (scores[next] ?? 0) + stepTo(lattice, at + 1, before, label)
      }
      sums[at * labelCount + before] = logSum(ways)
    }
  return sums
}

function expectedSteps(lattice: Lattice, forward: Float64Array, backward: Float64Array, all: number): Float64Array {
  const { scores, opens } = lattice
  const steps = new Float64Array((labelCount + 1) * labelCount)
  for (let label = 0; label < labelCount; label += 1)
    steps[labelCount * labelCount + label] = Math.exp((forward[label] ?? 0) + (backward[label] ?? 0) - all)
  for (let at = 1; at < opens.length; at += 1)
    for (let before = 0; before < labelCount; before += 1)
      for (let label = 0; label < labelCount; label += 1) {
        const to = at * labelCount + label
        const share = (forward[to - label - labelCount + before] ?? 0) + stepTo(lattice, at, before, label)
        const place = before * labelCount + label
        steps[place] = (steps[place] ?? 0) + Math.exp(share + (scores[to] ?? 0) + (backward[to] ?? 0) - all)
      }
  return steps
}

function isRight({ right }: Sample, at: number): boolean {
  return (((right[Math.floor(at / labelCount)] ?? 1) >> (at % labelCount)) & 1) === 1
}

function logSum(values: Float64Array): number {
  let top = impossible
  for (const value of values) if (value > top) top = value
  if (top <= impossible / 10) return impossible
  let sum = 0
  for (const value of values) sum += Math.exp(value - top)
  return top + Math.log(sum)
}
