import { isGoingOn, labelCount } from './item-labels.ts'

/** What each label says for the one behind it. */
export type LabelSteps = {
  /** [before * labelCount + label]; a last row for the beginning. */
  readonly steps: Float32Array
}

/** What an item must be at least: finding more that are less sure gives more right ones in all, down to here. */
const sureEnough = 0.2
/** Spans less likely than this are not looked at: there are many, and together they change nothing. */
const seldom = 0.01
/** What adds less than this to a likelihood is left out of the sum. */
const negligible = 1e-12

/**
 * The labels for a row of segments under which the items found are the surest in sum: of all ways to label the row
 * each makes a span an item of a kind with some likelihood (forward-backward); spans are taken that do not overlap,
 * for as much as they are surer than they must be.
 */
export function labelPath({ steps }: LabelSteps, scores: Float32Array, opens: readonly boolean[]): number[] {
  if (opens.length === 0) return []
  const lattice = new Lattice(steps, scores, opens)
  const spans = Array.from(opens, (_, start) => lattice.spansFrom(start)).flat()
  return asLabels(surest(spans, opens.length), opens.length)
}

/** An item over the segments from start to last, and how much surer than it must be. */
type Span = { readonly start: number; readonly last: number; readonly label: number; readonly gain: number }

/** How likely each label is for each segment, over all ways to label a row. */
class Lattice {
  readonly #opens: readonly boolean[]
  /** What each segment, and each step, says for a label, as a factor. */
  readonly #says: Float64Array
  readonly #steps: Float64Array
  readonly #forward: Float64Array
  readonly #backward: Float64Array
  readonly #sums: Float64Array

  constructor(steps: Float32Array, scores: Float32Array, opens: readonly boolean[]) {
    this.#opens = opens
    this.#steps = new Float64Array(steps.length)
    for (let at = 0; at < steps.length; at += 1) this.#steps[at] = Math.exp(steps[at] ?? 0)
    this.#says = factors(scores)
    this.#forward = new Float64Array(scores.length)
    this.#backward = new Float64Array(scores.length)
    this.#sums = new Float64Array(opens.length)
    this.#goForward()
    this.#goBackward()
  }

  #goForward(): void {
    const [forward, says] = [this.#forward, this.#says]
    const reached = new Float64Array(labelCount)
    for (let at = 0; at < this.#opens.length; at += 1) {
      const row = at * labelCount
      if (at === 0) for (let label = 0; label < labelCount; label += 1) reached[label] = this.#begun(label)
      else this.#reach(row - labelCount, this.#opens[at] === true, reached)
      let sum = 0
      for (let label = 0; label < labelCount; label += 1) {
        const value = (reached[label] ?? 0) * (says[row + label] ?? 0)
        forward[row + label] = value
        sum += value
      }
      this.#sums[at] = sum
      for (let label = 0; label < labelCount; label += 1) forward[row + label] = (forward[row + label] ?? 0) / sum
    }
  }

  #begun(label: number): number {
    return isGoingOn(label) ? 0 : (this.#steps[labelCount * labelCount + label] ?? 0)
  }

  /** How much reaches each label from the row before. An item goes on only behind its own kind, within a sentence. */
  #reach(row: number, opens: boolean, into: Float64Array): void {
    const [forward, steps] = [this.#forward, this.#steps]
    into.fill(0)
    for (let before = 0; before < labelCount; before += 1) {
      const here = forward[row + before] ?? 0
      if (here < negligible) continue
      const from = before * labelCount
      for (let label = 0; label < labelCount; label += label === 0 ? 1 : 2)
        into[label] = (into[label] ?? 0) + here * (steps[from + label] ?? 0)
      const on = goingOnFrom(before)
      if (on > 0 && !opens) into[on] = (into[on] ?? 0) + here * (steps[from + on] ?? 0)
    }
  }

  #goBackward(): void {
    const [backward, says, steps] = [this.#backward, this.#says, this.#steps]
    const next = new Float64Array(labelCount)
    /** The labels that may begin there and are not negligible. */
    const likely = new Int32Array(labelCount)
    const end = this.#opens.length - 1
    backward.fill(1, end * labelCount)
    for (let at = end - 1; at >= 0; at -= 1) {
      const row = at * labelCount
      const sum = this.#sums[at + 1] ?? 1
      let count = 0
      for (let label = 0; label < labelCount; label += 1) {
        const value = ((says[row + labelCount + label] ?? 0) * (backward[row + labelCount + label] ?? 0)) / sum
        next[label] = value
        if (value < negligible || isGoingOn(label)) continue
        likely[count] = label
        count += 1
      }
      for (let before = 0; before < labelCount; before += 1) {
        let value = 0
        for (let one = 0; one < count; one += 1) {
          const label = likely[one] ?? 0
          value += (steps[before * labelCount + label] ?? 0) * (next[label] ?? 0)
        }
        const on = goingOnFrom(before)
        if (on > 0 && this.#opens[at + 1] !== true) value += (steps[before * labelCount + on] ?? 0) * (next[on] ?? 0)
        backward[row + before] = value
      }
    }
  }

  /** The spans beginning at a segment that are sure enough to be items. */
  spansFrom(start: number): Span[] {
    const spans: Span[] = []
    for (let label = 1; label < labelCount; label += 2) {
      const row = start * labelCount + label
      if ((this.#forward[row] ?? 0) * (this.#backward[row] ?? 0) >= seldom) this.#extend(start, label, spans)
    }
    return spans
  }

  #extend(start: number, label: number, spans: Span[]): void {
    let reached = this.#forward[start * labelCount + label] ?? 0
    let own = label
    for (let last = start; last < this.#opens.length; last += 1) {
      const here = reached * (this.#backward[last * labelCount + own] ?? 0)
      if (here < seldom) return
      const further = reached * this.#on(last, own, label + 1)
      const gain = here - further * (this.#backward[(last + 1) * labelCount + label + 1] ?? 0) - sureEnough
      if (gain > 0) spans.push({ start, last, label, gain })
      reached = further
      own = label + 1
    }
  }

  /** The factor by which an item goes on behind a segment. */
  #on(at: number, from: number, label: number): number {
    if (at + 1 >= this.#opens.length || this.#opens[at + 1] === true) return 0
    const says = this.#says[(at + 1) * labelCount + label] ?? 0
    return ((this.#steps[from * labelCount + label] ?? 0) * says) / (this.#sums[at + 1] ?? 1)
  }
}

const goingOnFrom = (label: number): number => (label === 0 ? 0 : isGoingOn(label) ? label : label + 1)

/** Scores as factors, the highest of a segment being 1. */
function factors(scores: Float32Array): Float64Array {
  const values = new Float64Array(scores.length)
  for (let row = 0; row < scores.length; row += labelCount) {
    let highest = scores[row] ?? 0
    for (let label = 1; label < labelCount; label += 1) highest = Math.max(highest, scores[row + label] ?? 0)
    for (let at = row; at < row + labelCount; at += 1)
      values[at] = Math.exp(Math.max(-300, (scores[at] ?? 0) - highest))
  }
  return values
}

/** Of spans that overlap those that are worth the most together. */
function surest(spans: readonly Span[], count: number): Span[] {
  const ending = Map.groupBy(spans, ({ last }) => last)
  const best = new Float64Array(count + 1)
  const taken = new Array<Span | undefined>(count + 1)
  for (let end = 1; end <= count; end += 1) {
    best[end] = best[end - 1] ?? 0
    for (const span of ending.get(end - 1) ?? []) {
      const worth = (best[span.start] ?? 0) + span.gain
      if (worth <= (best[end] ?? 0)) continue
      best[end] = worth
      taken[end] = span
    }
  }
  const chosen: Span[] = []
  for (let end = count; end > 0; ) {
    const span = taken[end]
    if (span !== undefined) chosen.push(span)
    end = span?.start ?? end - 1
  }
  return chosen
}

function asLabels(spans: readonly Span[], count: number): number[] {
  const labels = new Array<number>(count).fill(0)
  for (const { start, last, label } of spans) labels.fill(label + 1, start, last + 1).fill(label, start, start + 1)
  return labels
}
