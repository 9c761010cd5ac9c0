/** The correlation of the orders two rows of numbers give; ties share their rank. */
export function spearman(one: readonly number[], other: readonly number[]): number {
  const [first, second] = [ranks(one), ranks(other)]
  const middle = (first.length - 1) / 2
  let [both, mine, theirs] = [0, 0, 0]
  for (let at = 0; at < first.length; at += 1) {
    const [a, b] = [(first[at] ?? 0) - middle, (second[at] ?? 0) - middle]
    both += a * b
    mine += a * a
    theirs += b * b
  }
  return both / Math.sqrt(mine * theirs)
}

function ranks(values: readonly number[]): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const given = new Float64Array(values.length)
  for (let at = 0; at < order.length; ) {
    let end = at
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[at] ?? 0]) end += 1
    for (let tied = at; tied <= end; tied += 1) given[order[tied] ?? 0] = (at + end) / 2
    at = end + 1
  }
  return given
}
