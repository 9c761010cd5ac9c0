import { pick } from '../form.ts'
import type { Point } from './run-interleaved.ts'

/** One interleaving to be run: the beginning of an earlier one, and who goes on there in its place. */
export type Way = { readonly along: readonly Point[]; readonly instead: number | undefined; readonly isDrawn: boolean }

/**
 * Which interleavings of one race to run next. All of them are gone through, each once: first those in which everybody goes
 * on as long as nothing holds them up, then those in which somebody is interrupted once, twice and so on, in an order that
 * chance gives. Every third is drawn by chance alone, however often somebody is interrupted there.
 */
export class Interleavings {
  /** Where runs did not begin as the earlier one whose beginning they were to repeat. */
  readonly strayed: string[] = []
  runs = 0
  readonly #random: () => number
  /** Not run yet, by how often somebody is interrupted. */
  readonly #open: Way[][] = [[{ along: [], instead: undefined, isDrawn: false }]]
  readonly #seen = new Set<string>()

  constructor(random: () => number) {
    this.#random = random
  }

  get distinct(): number {
    return this.#seen.size
  }

  /** Every interleaving with at most so many interruptions was run; -1 where not even those with none were. */
  get wholeUpTo(): number {
    const first = this.#open.findIndex((ways) => ways.length > 0)
    return (first < 0 ? this.#open.length : first) - 1
  }

  /** Whether there is none that was not run. */
  get isWhole(): boolean {
    return this.#open.every((ways) => ways.length === 0)
  }

  next(): Way {
    this.runs += 1
    const ways = this.#open.find((some) => some.length > 0)
    if (ways === undefined || this.runs % 3 === 0) return { along: [], instead: undefined, isDrawn: true }
    const at = Math.floor(this.#random() * ways.length)
    const [way] = ways.splice(at, 1)
    if (way === undefined) throw new RangeError('no way at a place that holds one')
    return way
  }

  /** Who goes on at the next point of a run. */
  choose({ along, instead, isDrawn }: Way, points: readonly Point[], held: readonly number[]): number {
    if (isDrawn) return pick(this.#random, held)
    const asked = points.length === along.length ? instead : along[points.length]?.chosen
    const last = points.at(-1)?.chosen
    return [asked, last, ...held].find((one) => one !== undefined && held.includes(one)) ?? 0
  }

  /** Takes note of a run; what else could have been chosen on it, behind its given beginning, is to be run as well. */
  learn({ along, instead, isDrawn }: Way, points: readonly Point[]): string {
    const key = points.map(({ chosen }) => chosen).join('')
    this.#seen.add(key)
    if (isDrawn) return key
    const parted = along.findIndex((point, at) => !isSame(point, points[at]))
    if (parted >= 0) this.strayed.push(`${shown(along[parted])}, and then ${shown(points[parted])}`)
    const given = instead === undefined ? 0 : along.length + 1
    let interruptions = points.slice(0, given).filter(isInterruption).length
    for (const [at, point] of points.entries()) {
      if (at < given) continue
      for (const other of point.held.filter((one) => one !== point.chosen)) {
        const more = isInterruption({ ...point, chosen: other }) ? 1 : 0
        this.#openAt(interruptions + more).push({ along: points.slice(0, at), instead: other, isDrawn: false })
      }
      if (isInterruption(point)) interruptions += 1
    }
    return key
  }

  #openAt(interruptions: number): Way[] {
    while (this.#open.length <= interruptions) this.#open.push([])
    return this.#open[interruptions] ?? []
  }
}

/** Whoever went on before could have gone on, and another did. */
function isInterruption({ held, last, chosen }: Point): boolean {
  return last !== undefined && last !== chosen && held.includes(last)
}

function shown(point: Point | undefined): string {
  return point === undefined ? 'nobody' : `${point.chosen} of ${point.held.join()} with ${saying(point)}`
}

function isSame(one: Point, other: Point | undefined): boolean {
  return (
    other !== undefined &&
    one.chosen === other.chosen &&
    saying(one) === saying(other) &&
    one.held.join() === other.held.join()
  )
}

/** What is asked, of however many rows. */
function saying({ statement }: Point): string {
  return statement.replace(/ values \(.*$/s, '')
}
