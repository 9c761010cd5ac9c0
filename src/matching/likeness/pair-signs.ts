import type { Alignment } from './alignment.ts'
import type { PreparedText } from './prepared-text.ts'
import type { TermRarity } from './term-rarity.ts'

/** What a pair of texts shows of how alike they are, as numbers, the same whichever is first. */
export function pairSigns(
  one: PreparedText,
  other: PreparedText,
  alignment: Alignment,
  rarity: TermRarity,
): readonly number[] {
  const short = Math.max(1, Math.min(one.plain.length, other.plain.length))
  const long = Math.max(1, one.plain.length, other.plain.length)
  const ofRarity = (part: string): number => rarity.of(part)
  const singles = overlap(one.singles, other.singles, ofRarity)
  const pairs = overlap(one.pairs, other.pairs, ofRarity)
  const triples = overlap(one.triples, other.triples, () => 1)
  const lacking = [missing(one, other), missing(other, one)].sort((low, high) => low.sum - high.sum)
  const swapped = alignment.differences.filter((part) => part.one !== '' && part.other !== '')
  return [
    ...singles,
    ...pairs,
    ...triples.slice(0, 3),
    alignment.common / short,
    alignment.common / long,
    alignment.longest / short,
    alignment.longest / long,
    alignment.differences.length,
    swapped.length,
    Math.max(0, ...swapped.map((part) => rarityOf(part.one, rarity) + rarityOf(part.other, rarity))),
    Math.max(0, ...alignment.differences.map((part) => Math.max(part.one.length, part.other.length))),
    short,
    long,
    short / long,
    ...lacking.flatMap(({ sum, most, count, second }) => [sum, most, count, second]),
    shared(one.plain, other.plain),
    sharedEnd(one.plain, other.plain),
    disagreement(one.numbers, other.numbers),
    disagreement(one.words, other.words),
    Math.abs(one.denials - other.denials),
    Math.min(one.denials, other.denials),
    bits(one.question & other.question),
    bits(one.question ^ other.question),
    one.question === other.question ? 1 : 0,
    inversions(one.plain, other.plain),
    sameUnits(one, other) ? 1 : 0,
  ]
}

/** Dice, containment of the less and of the more, plain and by rarity; cosine by rarity. */
function overlap(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
  weight: (part: string) => number,
): readonly number[] {
  let [both, bothWeighed, squares] = [0, 0, 0]
  for (const [part, count] of one) {
    const theirs = other.get(part) ?? 0
    if (theirs === 0) continue
    const heft = weight(part)
    both += Math.min(count, theirs)
    bothWeighed += Math.min(count, theirs) * heft
    squares += count * theirs * heft * heft
  }
  const [mine, theirs] = [totals(one, weight), totals(other, weight)]
  return [
    ratio(2 * both, mine.count + theirs.count),
    ratio(both, Math.min(mine.count, theirs.count)),
    ratio(2 * bothWeighed, mine.weighed + theirs.weighed),
    ratio(bothWeighed, Math.min(mine.weighed, theirs.weighed)),
    ratio(bothWeighed, Math.max(mine.weighed, theirs.weighed)),
    ratio(squares, Math.sqrt(mine.squares * theirs.squares)),
  ]
}

function totals(parts: ReadonlyMap<string, number>, weight: (part: string) => number) {
  let [count, weighed, squares] = [0, 0, 0]
  for (const [part, times] of parts) {
    const heft = weight(part)
    count += times
    weighed += times * heft
    squares += times * times * heft * heft
  }
  return { count, weighed, squares }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/** What the one text says that the other does not, by rarity. */
function missing(one: PreparedText, other: PreparedText) {
  let [sum, most, second, count] = [0, 0, 0, 0]
  for (let at = 0; at < one.plain.length; at += 1) {
    if (other.singles.has(one.plain.charAt(at))) continue
    const rare = one.rarity[at] ?? 0
    sum += rare
    count += 1
    second = Math.max(second, Math.min(rare, most))
    most = Math.max(most, rare)
  }
  return { sum, most, count, second }
}

function rarityOf(part: string, rarity: TermRarity): number {
  let sum = 0
  for (const unit of part) sum += rarity.of(unit)
  return sum
}

function shared(one: string, other: string): number {
  let at = 0
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1
  return at
}

function sharedEnd(one: string, other: string): number {
  let at = 0
  while (at < one.length && at < other.length && one.at(-1 - at) === other.at(-1 - at)) at += 1
  return at
}

/** 0 where neither has any, 1 where both have the same, -1 where they differ. */
function disagreement(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 && other.size === 0) return 0
  return one.size === other.size && [...one].every((part) => other.has(part)) ? 1 : -1
}

function bits(set: number): number {
  let count = 0
  for (let left = set; left !== 0; left &= left - 1) count += 1
  return count
}

/** How much of what both say comes in another order, of the units that stand once in each. */
function inversions(one: string, other: string): number {
  const places = [...new Set(one)]
    .filter((unit) => one.indexOf(unit) === one.lastIndexOf(unit))
    .map((unit) => ({ at: other.indexOf(unit), last: other.lastIndexOf(unit) }))
    .filter(({ at, last }) => at >= 0 && at === last)
    .map(({ at }) => at)
  let turned = 0
  for (let first = 0; first < places.length; first += 1) {
    for (let second = first + 1; second < places.length; second += 1) {
      if ((places[first] ?? 0) > (places[second] ?? 0)) turned += 1
    }
  }
  return ratio(turned, (places.length * (places.length - 1)) / 2)
}

function sameUnits(one: PreparedText, other: PreparedText): boolean {
  return one.singles.size === other.singles.size && [...one.singles.keys()].every((unit) => other.singles.has(unit))
}
