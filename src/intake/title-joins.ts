import { assign } from './assignment.ts'
import type { TitleAside } from './draft.ts'
import { gatherEvidence } from './word-evidence.ts'

/** Titles that stand over one article, top to bottom; numbers are positions in `titles`. */
export type TitleUnit = readonly number[]

type TitleJoins = {
  /** For each body the titles over it. */
  readonly unitOf: ReadonlyMap<number, TitleUnit>
  /** Titles that no body takes. */
  readonly unplaced: readonly number[]
  /** How often a unit was weighed against a body: grows with the titles and bodies, never with their square. */
  readonly weighings: number
}

const mostTitles = 3
/** Bodies looked at together, and how many more on either side are kept in view. */
const step = 8
const margin = 4

/** Worth of standing next to a body, as much as a fifth of a title's words found in it. */
const besideWorth = 0.22
const otherSideWorth = 0.1
const leastEvidence = 0.1
const leastEvidenceInside = 0.5

/**
 * Joins titles to bodies so that the sum of evidence is greatest: shared words, weighed by how few bodies of
 * the page hold them; where the words do not decide, the place. A body takes one title, or two or three that
 * stand together. Pages set titles before bodies or behind them: whichever explains the page better holds.
 *
 * @param bodies - folded running text of each body.
 */
export function joinTitles(titles: readonly TitleAside[], bodies: readonly string[]): TitleJoins {
  const unitOf = new Map<number, TitleUnit>()
  const placed = new Set<number>()
  const titled = new Set(titles.flatMap(({ before, after }) => (before === after ? [] : [before])))
  const near = titlesNear(titles, bodies.length)
  let weighings = 0
  // A source is looked at some bodies at a time, so that the work grows with its length only.
  for (let first = 0; first < bodies.length; first += step) {
    const last = first + step
    const from = Math.max(0, first - margin)
    const columns = range(from, Math.min(bodies.length, last + margin)).filter((body) => !unitOf.has(body))
    const indexes = near
      .slice(from, last + margin)
      .flat()
      .filter((index) => !placed.has(index))
    if (indexes.length === 0) continue
    const shares = sharesOf(
      titles,
      indexes,
      columns.map((body) => bodies[body] ?? ''),
    )
    const joins = [true, false].map((before) =>
      joinWindow({ titles, indexes, columns, shares, titled, titlesComeFirst: before }),
    )
    const best = joins.reduce((a, b) => (b.worth > a.worth ? b : a))
    weighings += joins.reduce((sum, join) => sum + join.weighings, 0)
    for (const { unit, body } of best.placed) {
      // What lies ahead is decided when all that stands around it is in view.
      if (body >= last) continue
      unitOf.set(body, unit)
      for (const index of unit) placed.add(index)
    }
  }
  return { unitOf, unplaced: titles.flatMap((_, index) => (placed.has(index) ? [] : [index])), weighings }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at)

/** For each body the titles that stand before it, those at the end of the text with the last. */
function titlesNear(titles: readonly TitleAside[], count: number): number[][] {
  const near = range(0, count).map((): number[] => [])
  for (const [index, { before }] of titles.entries()) near[before < 0 ? count - 1 : before]?.push(index)
  return near
}

const wordsOf = (titles: readonly TitleAside[], index: number) => titles[index]?.words ?? ''

type Placed = { readonly unit: TitleUnit; readonly body: number }
type Solved = { readonly worth: number; readonly placed: readonly Placed[]; readonly prices: readonly number[] }
type Joined = Omit<Solved, 'prices'> & { readonly weighings: number }

type Window = {
  readonly titles: readonly TitleAside[]
  /** The titles to place and the bodies they may go to. */
  readonly indexes: readonly number[]
  readonly columns: readonly number[]
  /** For each title how much of its words each of `columns` holds. */
  readonly shares: ReadonlyMap<number, readonly number[]>
  /** Bodies before which a title stands. */
  readonly titled: ReadonlySet<number>
  readonly titlesComeFirst: boolean
}

function joinWindow(window: Window): Joined {
  const known = new Map<string, number[]>()
  const metAs = new Map<TitleUnit, number[]>()
  let weighings = 0
  const worthOf = (unit: TitleUnit): number[] => {
    const met = metAs.get(unit)
    if (met !== undefined) return met
    // The same titles stand together in more than one cut of a run.
    const key = unit.join()
    const row = known.get(key) ?? window.columns.map((body, column) => unitWorth(window, unit, body, column))
    if (!known.has(key)) weighings += row.length
    known.set(key, row)
    metAs.set(unit, row)
    return row
  }
  const solve = (units: readonly TitleUnit[]): Solved => {
    const rows = units.map(worthOf)
    weighings += rows.length * window.columns.length
    let worth = 0
    const { columnOf, prices } = assign(rows)
    const placed = columnOf.flatMap((column, row): Placed[] => {
      const [unit, body] = [units[row], window.columns[column]]
      if (unit === undefined || body === undefined) return []
      worth += rows[row]?.[column] ?? 0
      return [{ unit, body }]
    })
    return { placed, worth, prices }
  }

  const beyondOf = (partition: Partition | undefined, prices: readonly number[]): number =>
    (partition?.units ?? []).reduce((sum, unit) => sum + beyondPrices(worthOf(unit), prices), 0)

  const runs = runsInQuestion(runsOf(window.titles, window.indexes), window.columns.length, worthOf)
  const options = runs.map((run) => rankPartitions(run, worthOf))
  const chosen = options.map(([best]) => best ?? { units: [], promise: 0 })
  let result = solve(chosen.flatMap(({ units }) => units))
  // Each run in turn tries its other partitions while the rest stay: two rounds settle a page.
  for (let round = 0; round < 2; round += 1) {
    options.forEach((partitions, at) => {
      for (const partition of partitions) {
        if (partition === chosen[at]) continue
        // By what the bodies are worth now, more than this cannot come of it.
        const change = beyondOf(partition, result.prices) - beyondOf(chosen[at], result.prices)
        if (change <= 1e-9) continue
        const tried = solve(chosen.flatMap(({ units }, other) => (other === at ? partition.units : units)))
        if (tried.worth <= result.worth + 1e-9) continue
        chosen[at] = partition
        result = tried
      }
    })
  }
  return { placed: result.placed, worth: result.worth, weighings }
}

/** What the best body for a unit is worth beyond its price. */
function beyondPrices(row: readonly number[], prices: readonly number[]): number {
  let most = 0
  for (let column = 0; column < row.length; column += 1)
    most = Math.max(most, (row[column] ?? 0) - (prices[column] ?? 0))
  return most
}

const runsPerBody = 6

/**
 * The runs that may stand over a body at all: where there are many more than bodies, for each body those whose best
 * unit fits it best. A body takes one unit, so what lies behind them would only come in where all of them go elsewhere.
 */
function runsInQuestion(
  runs: readonly number[][],
  bodies: number,
  worthOf: (unit: TitleUnit) => readonly number[],
): readonly number[][] {
  if (runs.length <= bodies * runsPerBody) return runs
  const worths = runs.map((run) => {
    const units = unitsOf(run).map(worthOf)
    return range(0, bodies).map((body) => units.reduce((most, row) => Math.max(most, row[body] ?? 0), 0))
  })
  const kept = new Set(range(0, bodies).flatMap((body) => bestOf(worths.map((row) => row[body] ?? 0))))
  return runs.filter((_, at) => kept.has(at))
}

/** Places of the greatest values, as many as runs are kept for a body; the first of equals. */
function bestOf(values: readonly number[]): number[] {
  const best: number[] = []
  for (const [at, value] of values.entries()) {
    const rank = best.findIndex((other) => value > (values[other] ?? 0))
    if (rank < 0 && best.length === runsPerBody) continue
    best.splice(rank < 0 ? best.length : rank, 0, at)
    best.length = Math.min(best.length, runsPerBody)
  }
  return best
}

/** Every unit a run may be cut into; a list of titles only into single ones. */
function unitsOf(run: readonly number[]): TitleUnit[] {
  const longest = run.length > longestRun ? 1 : mostTitles
  return run.flatMap((_, from) =>
    range(1, Math.min(longest, run.length - from) + 1).map((size) => run.slice(from, from + size)),
  )
}

function sharesOf(titles: readonly TitleAside[], indexes: readonly number[], bodies: readonly string[]) {
  const evidence = gatherEvidence(
    bodies,
    indexes.map((index) => wordsOf(titles, index)),
  )
  return new Map(indexes.map((index) => [index, bodies.map((_, at) => evidence.of(wordsOf(titles, index), at))]))
}

function unitWorth(
  { titles, columns, shares, titled, titlesComeFirst }: Window,
  unit: TitleUnit,
  body: number,
  column: number,
): number {
  let share = 0
  let most = 0
  for (const index of unit) {
    const held = shares.get(index)?.[column] ?? 0
    share += held
    most = Math.max(most, held)
  }
  const first = titles[unit[0] ?? -1]
  if (first === undefined) return 0
  const inside = first.after === body && first.before === body
  // What stands between its paragraphs are its headings, if it has a title over it.
  if (inside && !first.cutsSentence && titled.has(body)) return 0
  if (inside && (first.cutsSentence ? leastEvidence : leastEvidenceInside) > most) return 0
  const beside = first.before === body ? 'before' : first.after === body ? 'after' : null
  if (beside === null && most < leastEvidence) return 0
  const place =
    inside || beside === null ? 0.02 : (beside === 'before') === titlesComeFirst ? besideWorth : otherSideWorth
  return share + place + togetherness(titles, unit, columns.length === 1)
}

/** How well the titles of a unit go together: one that reports an act over one that says what it was about. */
function togetherness(titles: readonly TitleAside[], unit: TitleUnit, onlyBody: boolean): number {
  if (unit.length === 1) return 0
  const acts = unit.filter((index) => titles[index]?.reportsAct).length
  const close = unit.slice(1).every((index) => titles[index]?.gap === 0) ? 0.05 : 0
  const together = 0.08 * (unit.length - 1) + close
  if (acts === 1) return together + 0.08
  // Two that report acts are of two articles, if there are two.
  return acts === 0 || onlyBody ? together : together - 0.28
}

function runsOf(titles: readonly TitleAside[], indexes: readonly number[]): number[][] {
  const runs = new Map<number, number[]>()
  for (const index of indexes) {
    const key = titles[index]?.run ?? -1
    const run = runs.get(key)
    if (run === undefined) runs.set(key, [index])
    else run.push(index)
  }
  return [...runs.values()]
}

type Partition = {
  readonly units: readonly TitleUnit[]
  /** No placing of the units can be worth more. */
  readonly promise: number
}

const optionsKept = 8
const longestRun = 9

/** The ways to cut a run of titles into units, the most promising first. */
function rankPartitions(run: readonly number[], worthOf: (unit: TitleUnit) => readonly number[]): Partition[] {
  const promiseOf = (units: readonly TitleUnit[]) => units.reduce((sum, unit) => sum + Math.max(0, ...worthOf(unit)), 0)
  // A longer run is a list of titles, not headings: it is not worth trying every cut.
  const ways = run.length > longestRun ? [run.map((index) => [index])] : partitions(run)
  return ways
    .map((units) => ({ units, promise: promiseOf(units) }))
    .sort((a, b) => b.promise - a.promise)
    .slice(0, optionsKept)
}

function partitions(run: readonly number[]): TitleUnit[][] {
  if (run.length === 0) return [[]]
  return Array.from({ length: Math.min(mostTitles, run.length) }, (_, at) => at + 1).flatMap((size) =>
    partitions(run.slice(size)).map((rest) => [run.slice(0, size), ...rest]),
  )
}
