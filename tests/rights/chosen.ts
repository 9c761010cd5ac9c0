/** Numbers that look thrown and are the same for the same seed: whole, from 0 to below `below`. */
export type Chosen = (below: number) => number

export function chosenFrom(seed: number): Chosen {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below)
  }
}
