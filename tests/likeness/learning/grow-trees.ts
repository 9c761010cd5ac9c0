import { type DecisionTrees, leaf } from '#matching/likeness/decision-trees.ts'

export type Growing = {
  readonly trees: number
  readonly leaves: number
  readonly fewest: number
  readonly rate: number
  /** Shares of signs and of rows that each tree sees. */
  readonly signs: number
  readonly rows: number
  readonly ridge: number
}

const most = 64

/** Gradient boosting for squared error: each tree mends what those before it left wrong. Signs are cut into 64 steps. */
export function growTrees(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
  growing: Growing,
  random: () => number,
): DecisionTrees {
  const signCount = rows[0]?.length ?? 0
  const steps = Array.from({ length: signCount }, (_, sign) => stepsOf(rows.map((row) => row[sign] ?? 0)))
  const binned = steps.map((edges, sign) => Uint8Array.from(rows, (row) => binOf(edges, row[sign] ?? 0)))
  const base = wanted.reduce((sum, value) => sum + value, 0) / wanted.length
  const left = Float64Array.from(wanted, (value) => value - base)
  const nodes: Node[] = []
  const roots: number[] = []
  for (let tree = 0; tree < growing.trees; tree += 1) {
    const chosenRows = Uint32Array.from(rows.keys()).filter(() => random() < growing.rows)
    const chosenSigns = Array.from({ length: signCount }, (_, sign) => sign).filter(() => random() < growing.signs)
    const root = growTree(binned, left, chosenRows, chosenSigns, growing)
    roots.push(nodes.length)
    write(root, nodes, steps, growing)
    for (let row = 0; row < rows.length; row += 1)
      left[row] = (left[row] ?? 0) - answerOf(root, binned, row) * growing.rate
  }
  return {
    base,
    roots: Uint16Array.from(roots),
    signs: Uint8Array.from(nodes, ({ sign }) => sign),
    values: Float32Array.from(nodes, ({ value }) => value),
    right: Uint16Array.from(nodes, ({ right }) => right),
  }
}

type Node = { readonly sign: number; readonly value: number; right: number }

type Branch = {
  rows: Uint32Array
  sum: number
  cut: Cut | undefined
  low?: Branch
  high?: Branch
}
type Cut = { readonly sign: number; readonly bin: number; readonly gain: number }

function growTree(
  binned: readonly Uint8Array[],
  left: Float64Array,
  rows: Uint32Array,
  signs: readonly number[],
  growing: Growing,
): Branch {
  const branch = (own: Uint32Array): Branch => {
    let sum = 0
    for (const row of own) sum += left[row] ?? 0
    const made: Branch = { rows: own, sum, cut: undefined }
    made.cut = bestCut(binned, left, made, signs, growing)
    return made
  }
  const root = branch(rows)
  const open = [root]
  for (let leaves = 1; leaves < growing.leaves; leaves += 1) {
    open.sort((one, other) => (one.cut?.gain ?? 0) - (other.cut?.gain ?? 0))
    const best = open.pop()
    const cut = best?.cut
    if (best === undefined || cut === undefined) break
    const values = binned[cut.sign]
    best.low = branch(best.rows.filter((row) => (values?.[row] ?? 0) <= cut.bin))
    best.high = branch(best.rows.filter((row) => (values?.[row] ?? 0) > cut.bin))
    open.push(best.low, best.high)
  }
  return root
}

function bestCut(
  binned: readonly Uint8Array[],
  left: Float64Array,
  { rows, sum }: Branch,
  signs: readonly number[],
  { fewest, ridge }: Growing,
): Cut | undefined {
  if (rows.length < 2 * fewest) return undefined
  const whole = (sum * sum) / (rows.length + ridge)
  let best: Cut | undefined
  const counts = new Float64Array(most)
  const sums = new Float64Array(most)
  for (const sign of signs) {
    const values = binned[sign] ?? new Uint8Array()
    counts.fill(0)
    sums.fill(0)
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? 0
      const bin = values[row] ?? 0
      counts[bin] = (counts[bin] ?? 0) + 1
      sums[bin] = (sums[bin] ?? 0) + (left[row] ?? 0)
    }
    let [count, low] = [0, 0]
    for (let bin = 0; bin < most - 1; bin += 1) {
      count += counts[bin] ?? 0
      low += sums[bin] ?? 0
      const others = rows.length - count
      if (count < fewest) continue
      if (others < fewest) break
      const gain = (low * low) / (count + ridge) + ((sum - low) * (sum - low)) / (others + ridge) - whole
      if (gain > (best?.gain ?? 1e-9)) best = { sign, bin, gain }
    }
  }
  return best
}

function answerOf(root: Branch, binned: readonly Uint8Array[], row: number): number {
  let at = root
  while (at.low !== undefined && at.high !== undefined && at.cut !== undefined) {
    at = (binned[at.cut.sign]?.[row] ?? 0) <= at.cut.bin ? at.low : at.high
  }
  return at.sum / (at.rows.length + 5)
}

/** Writes a branch with its lower side right behind it. */
function write(branch: Branch, nodes: Node[], steps: readonly (readonly number[])[], growing: Growing): void {
  const { low, high, cut } = branch
  if (low === undefined || high === undefined || cut === undefined) {
    nodes.push({ sign: leaf, value: (growing.rate * branch.sum) / (branch.rows.length + 5), right: 0 })
    return
  }
  const node: Node = { sign: cut.sign, value: steps[cut.sign]?.[cut.bin] ?? 0, right: 0 }
  nodes.push(node)
  write(low, nodes, steps, growing)
  node.right = nodes.length
  write(high, nodes, steps, growing)
}

/** The upper ends of up to 64 steps that hold about as many values each. */
function stepsOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((one, other) => one - other)
  const ends = new Set<number>()
  for (let step = 1; step < most; step += 1) {
    const value = sorted[Math.floor((step * sorted.length) / most)] ?? 0
    ends.add(Math.fround(value))
  }
  return [...ends].sort((one, other) => one - other)
}

function binOf(ends: readonly number[], value: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
