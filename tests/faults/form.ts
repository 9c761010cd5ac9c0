/** The long form is for nights (`npm run faults`), the short one for every change (`npm test`). */
export const isLong = process.env.FAULTS === 'long'

/** Of two sizes, that of the form which runs. */
export function sized(short: number, long: number): number {
  return isLong ? long : short
}

/** Named in every figure, so that a run that found something can be had again: `SEED=… npm run faults`. */
export const seed = Number(process.env.SEED ?? 20_261_129)

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of several. @throws when there is none. */
export function pick<One>(random: () => number, some: readonly One[]): One {
  const one = some[Math.floor(random() * some.length)]
  if (one === undefined) throw new RangeError('nothing to pick from')
  return one
}

/** Prints a gate's figures with its seed, on a line of its own. */
export function tell(gate: string, figures: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`faults: ${gate} (${isLong ? 'long' : 'short'}, seed ${seed}): ${JSON.stringify(figures)}\n`)
}
