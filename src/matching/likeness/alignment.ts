/** Texts laid beside one another: what stands in both in the same order, and what differs in between. */
export type Alignment = {
  /** How many units stand in both in order. */
  readonly common: number
  /** Where they differ: what the one has and the other has in its place, either of which may be empty. */
  readonly differences: readonly Difference[]
  /** The longest stretch without a difference. */
  readonly longest: number
}

export type Difference = {
  readonly one: string
  readonly other: string
  readonly oneAt: number
  readonly otherAt: number
}

/** By the longest common subsequence, weighed: a rare unit counts more than a common one. */
export function align(one: string, other: string, weight: (at: number) => number): Alignment {
  const width = other.length + 1
  const best = new Float32Array((one.length + 1) * width)
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      const at = row * width + column
      const skipped = Math.max(best[at + 1] ?? 0, best[at + width] ?? 0)
      const isSame = one.charCodeAt(row) === other.charCodeAt(column)
      best[at] = isSame ? Math.max(skipped, (best[at + width + 1] ?? 0) + 0.5 + weight(row)) : skipped
    }
  }
  return walked(one, other, best, weight)
}

function walked(one: string, other: string, best: Float32Array, weight: (at: number) => number): Alignment {
  const width = other.length + 1
  const differences: Difference[] = []
  let [row, column, rowFrom, columnFrom, common, run, longest] = [0, 0, 0, 0, 0, 0, 0]
  const close = (): void => {
    if (row === rowFrom && column === columnFrom) return
    differences.push({
      one: one.slice(rowFrom, row),
      other: other.slice(columnFrom, column),
      oneAt: rowFrom,
      otherAt: columnFrom,
    })
    run = 0
  }
  while (row < one.length && column < other.length) {
    const at = row * width + column
    const joined = (best[at + width + 1] ?? 0) + 0.5 + weight(row)
    if (one.charCodeAt(row) === other.charCodeAt(column) && Math.abs((best[at] ?? 0) - joined) < 1e-4) {
      close()
      row += 1
      column += 1
      rowFrom = row
      columnFrom = column
      common += 1
      run += 1
      longest = Math.max(longest, run)
    } else if ((best[at + 1] ?? 0) >= (best[at + width] ?? 0)) column += 1
    else row += 1
  }
  row = one.length
  column = other.length
  close()
  return { common, differences, longest }
}
