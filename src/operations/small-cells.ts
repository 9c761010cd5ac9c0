import type { Codes, Figures, Statistics } from './figures.ts'

/** Fewer cases than this could be recognised, with their people, by somebody who knows the place. */
export const smallestTold = 5

/** A group's figures as anyone may have them; null where one is withheld. */
export type PublicFigures = { readonly [Part in keyof Figures]: Figures[Part] | null }

export type PublicStatistics = { readonly groups: readonly PublicFigures[]; readonly total: PublicFigures }

type Count = 'received' | 'declined' | 'accepted' | 'answered' | 'timed' | 'onTime' | 'keyItems' | 'keyAnswered'
type Part = Count | 'outcome' | 'attitude' | 'result'

const ratings: ReadonlySet<Part> = new Set(['attitude', 'result'])

/**
 * Takes out of figures what would tell of one case or one person's rating.
 *
 * A figure of a group is told when it is nothing or at least `smallestTold`; of a list of codes, when that holds for
 * every code and for what is in none. Ratings are told only when two grades at least have that many, because where all
 * gave the same grade everybody's is known. The same must hold for the group's hidden cases alone: the public ones can
 * be looked up one by one and subtracted. Groups can be subtracted from the total, too: the smallest groups are
 * withheld until those withheld are safe together. The city's own totals are told, as the yearly report has to; those of
 * ratings only where they, and what the withheld groups come to, are safe.
 */
export function withoutSmallCells(all: Statistics, hidden: Statistics): PublicStatistics {
  const none = sumOfFigures([])
  const pairs = all.groups.map((group) => ({
    group,
    hidden: hidden.groups.find((one) => one.group === group.group) ?? none,
  }))
  return {
    groups: pairs.map((pair) => publicFigures(pair.group, (part) => toldOf(pairs, part).has(pair))),
    total: publicFigures(all.total, (part) => {
      if (!ratings.has(part)) return true
      const told = toldOf(pairs, part)
      const withheld = pairs.filter((pair) => !told.has(pair))
      return isPairSafe({ group: all.total, hidden: hidden.total }, part) && hides(withheld, part)
    }),
  }
}

/** A group of cases, and those of it that the public cannot look up. */
type Pair = { readonly group: Figures; readonly hidden: Figures }

function isPairSafe({ group, hidden }: Pair, part: Part): boolean {
  return isSafe(group, part) && isSafe(hidden, part)
}

/** Which groups' part can be told beside one another and beside the total. */
function toldOf(pairs: readonly Pair[], part: Part): ReadonlySet<Pair> {
  const told = pairs.filter((pair) => isPairSafe(pair, part)).sort((a, b) => b.group.received - a.group.received)
  for (;;) {
    const withheld = pairs.filter((pair) => !told.includes(pair))
    if (told.length === 0 || hides(withheld, part)) return new Set(told)
    told.pop()
  }
}

/** Nothing withheld, or at least two groups that are safe together: the total less the rest tells no group's own figure. */
function hides(withheld: readonly Pair[], part: Part): boolean {
  return withheld.length === 0 || (withheld.length > 1 && isPairSafe(summed(withheld), part))
}

/** What the withheld groups come to together, which anyone can work out. */
function summed(pairs: readonly Pair[]): Pair {
  return {
    group: sumOfFigures(pairs.map((pair) => pair.group)),
    hidden: sumOfFigures(pairs.map((pair) => pair.hidden)),
  }
}

function sumOfFigures(groups: readonly Figures[]): Figures {
  const add = (pick: (one: Figures) => number) => groups.reduce((all, one) => all + pick(one), 0)
  const merge = (pick: (one: Figures) => Codes): Codes => {
    const all: Record<string, number> = {}
    for (const one of groups) for (const [code, n] of Object.entries(pick(one))) all[code] = (all[code] ?? 0) + n
    return all
  }
  return {
    group: null,
    received: add((one) => one.received),
    declined: add((one) => one.declined),
    accepted: add((one) => one.accepted),
    answered: add((one) => one.answered),
    timed: add((one) => one.timed),
    onTime: add((one) => one.onTime),
    keyItems: add((one) => one.keyItems),
    keyAnswered: add((one) => one.keyAnswered),
    outcome: merge((one) => one.outcome),
    attitude: merge((one) => one.attitude),
    result: merge((one) => one.result),
  }
}

function isSafe(group: Figures, part: Part): boolean {
  const figure = group[part]
  if (typeof figure === 'number') return isTellable(figure)
  const codes = Object.values(figure)
  const left = group.answered - codes.reduce((all, n) => all + n, 0)
  if (![...codes, left].every(isTellable)) return false
  return !ratings.has(part) || codes.length === 0 || codes.filter((n) => n >= smallestTold).length >= 2
}

function isTellable(n: number): boolean {
  return n <= 0 || n >= smallestTold
}

function publicFigures(figures: Figures, isTold: (part: Part) => boolean): PublicFigures {
  const count = (part: Count) => (isTold(part) ? figures[part] : null)
  const timing = isTold('timed') && isTold('onTime')
  const keys = isTold('keyItems') && isTold('keyAnswered')
  return {
    group: figures.group,
    received: count('received'),
    declined: count('declined'),
    accepted: count('accepted'),
    answered: count('answered'),
    timed: timing ? figures.timed : null,
    onTime: timing ? figures.onTime : null,
    keyItems: keys ? figures.keyItems : null,
    keyAnswered: keys ? figures.keyAnswered : null,
    outcome: isTold('outcome') ? figures.outcome : null,
    attitude: isTold('attitude') ? figures.attitude : null,
    result: isTold('result') ? figures.result : null,
  }
}
