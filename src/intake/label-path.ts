import { isGoingOn, labelCount } from './item-labels.ts'

/** What each label says for the one behind it. */
export type LabelSteps = {
  /** [before * labelCount + label]; a last row for the beginning. */
  readonly steps: Float32Array
}

/** The likeliest labels for a row of segments (Viterbi). */
export function labelPath({ steps }: LabelSteps, scores: Float32Array, opens: readonly boolean[]): number[] {
  const count = opens.length
  if (count === 0) return []
  const best = new Float64Array(count * labelCount).fill(Number.NEGATIVE_INFINITY)
  const from = new Int8Array(count * labelCount)
  for (let label = 0; label < labelCount; label += 1)
    if (!isGoingOn(label)) best[label] = (scores[label] ?? 0) + (steps[labelCount * labelCount + label] ?? 0)
  for (let at = 1; at < count; at += 1) {
    const row = at * labelCount
    for (let label = 0; label < labelCount; label += 1) {
      if (isGoingOn(label) && opens[at] === true) continue
      const before = bestBefore(best, steps, row - labelCount, label)
      from[row + label] = before
      best[row + label] =
        (best[row - labelCount + before] ?? 0) + (steps[before * labelCount + label] ?? 0) + (scores[row + label] ?? 0)
    }
  }
  return backFrom(highest(best, (count - 1) * labelCount), from, count)
}

/** The label before from which `label` is reached best; an item goes on only behind its own kind. */
function bestBefore(best: Float64Array, steps: Float32Array, row: number, label: number): number {
  const goesOn = isGoingOn(label)
  const last = goesOn ? label : labelCount - 1
  let found = goesOn ? label - 1 : 0
  let value = (best[row + found] ?? 0) + (steps[found * labelCount + label] ?? 0)
  for (let before = found + 1; before <= last; before += 1) {
    const other = (best[row + before] ?? 0) + (steps[before * labelCount + label] ?? 0)
    if (other <= value) continue
    value = other
    found = before
  }
  return found
}

function highest(best: Float64Array, row: number): number {
  let label = 0
  for (let one = 1; one < labelCount; one += 1) if ((best[row + one] ?? 0) > (best[row + label] ?? 0)) label = one
  return label
}

function backFrom(last: number, from: Int8Array, count: number): number[] {
  const path = new Array<number>(count).fill(0)
  let label = last
  for (let at = count - 1; at >= 0; at -= 1) {
    path[at] = label
    label = from[at * labelCount + label] ?? 0
  }
  return path
}
