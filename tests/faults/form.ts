import { appendFileSync } from 'node:fs'
import type { Told } from '../../scripts/gates/told.ts'

/** The long form is for nights (`npm run faults`), the short one for every change (`npm test`). */
export const isLong = process.env.FAULTS === 'long'

/** Of two sizes, that of the form which runs. */
export function sized(short: number, long: number): number {
  return isLong ? long : short
}

/** As `sized`, unless a setting asks for a size of its own. */
export function sizedBy(setting: string, short: number, long: number): number {
  return Number(process.env[setting] ?? sized(short, long))
}

/** SEED, or what a gate takes where none is asked for. */
export function seedOr(usual: number): number {
  return Number(process.env.SEED ?? usual)
}

/** Named in every figure, so that a run that found something can be had again: `SEED=… npm run faults`. */
export const seed = seedOr(20_261_129)

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

type Figures = Readonly<Record<string, unknown>>

/** Prints a gate's figures with its seed, on a line of its own, and hands them to `npm run faults`. */
export function tell(what: string, figures: Figures, of: number = seed): void {
  tellOne({ is: 'figures', what, form: isLong ? 'long' : 'short', seed: of, figures })
}

/** The same of a control: what was broken on purpose, and how that was seen. */
export function tellControl(what: string, broken: string, figures: Figures, of: number = seed): void {
  tellOne({ is: 'control', what, broken, form: isLong ? 'long' : 'short', seed: of, figures })
}

/** Prints how far a long gate has come; it is no figure of it. */
export function tellProgress(what: string, figures: Figures): void {
  process.stdout.write(`faults: ${what}, under way: ${JSON.stringify(figures)}\n`)
}

function tellOne(told: Told): void {
  const { what, broken, form, seed: of, figures } = told
  const name = broken === undefined ? what : `${what}, control (${broken})`
  process.stdout.write(`faults: ${name} (${form}, seed ${of}): ${JSON.stringify(figures)}\n`)
  const file = process.env.FIGURES_FILE
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(told)}\n`)
}
