/** A score for each class, and which class was right. */
export type Judged = { readonly scores: readonly number[]; readonly right: number }

/** Scores as shares of 1: the sharper, the further the best is ahead. */
export function likelihoods(scores: readonly number[], sharpness: number): number[] {
  const best = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(sharpness * (score - best)))
  const all = raised.reduce((sum, one) => sum + one, 0)
  return raised.map((one) => one / all)
}

/** The sharpness under which texts kept back from learning are likeliest: by it a confidence of 0.8 is right four times in five. */
export function fitSharpness(judged: readonly Judged[]): number {
  let low = 0.1
  let high = 40
  while (high - low > 0.01) {
    const left = low + (high - low) * 0.382
    const right = low + (high - low) * 0.618
    if (surprise(judged, left) < surprise(judged, right)) high = right
    else low = left
  }
  return (low + high) / 2
}

function surprise(judged: readonly Judged[], sharpness: number): number {
  return judged.reduce((sum, { scores, right }) => {
    const share = likelihoods(scores, sharpness)[right] ?? 0
    return sum - Math.log(Math.max(share, 1e-12))
  }, 0)
}

/**
 * The least confidence from which on enough of the texts kept back were right; above 1 where no confidence is enough,
 * so that nothing is said.
 */
export function leastConfidence(judged: readonly Judged[], sharpness: number, rightShare: number): number {
  const tried = judged
    .map(({ scores, right }) => {
      const shares = likelihoods(scores, sharpness)
      const best = shares.indexOf(Math.max(...shares))
      return { confidence: shares[best] ?? 0, isRight: best === right }
    })
    .sort((a, b) => b.confidence - a.confidence)
  let least = never
  let rightSoFar = 0
  for (const [at, { confidence, isRight }] of tried.entries()) {
    if (isRight) rightSoFar += 1
    // Texts of one confidence are proposed for together, or not.
    if (tried[at + 1]?.confidence === confidence) continue
    if (at + 1 >= fewest && rightSoFar / (at + 1) >= rightShare) least = confidence
  }
  return least
}

const never = 1.01
/** Of fewer answers no share is read. */
const fewest = 10
