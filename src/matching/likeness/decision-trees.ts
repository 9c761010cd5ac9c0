/** Small decision trees whose answers are summed. All nodes of all trees stand in a row. */
export type DecisionTrees = {
  /** What the sum begins with. */
  readonly base: number
  /** The first node of each tree. */
  readonly roots: Uint16Array
  /** Which sign a node asks for; `leaf` where it answers. */
  readonly signs: Uint8Array
  /** Up to which value of the sign one goes on to the next node but to `right` beyond it; in a leaf its answer. */
  readonly values: Float32Array
  readonly right: Uint16Array
}

export const leaf = 255

export function sumOfTrees(trees: DecisionTrees, signs: readonly number[]): number {
  let sum = trees.base
  for (const root of trees.roots) {
    let node = root
    for (;;) {
      const sign = trees.signs[node] ?? leaf
      const value = trees.values[node] ?? 0
      if (sign === leaf) {
        sum += value
        break
      }
      node = (signs[sign] ?? 0) <= value ? node + 1 : (trees.right[node] ?? 0)
    }
  }
  return sum
}
