/** Numbers from 0 up to 1 that look thrown and are the same for the same seed: what was learned can be learned again. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
