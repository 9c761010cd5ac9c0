import { fold } from '#intake/fold.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { isUnspaced, isWordUnit } from '#matching/word-index/analyse.ts'

/** The same words in two texts, where they stand in each. */
export type SharedPassage = { readonly one: TextSpan; readonly other: TextSpan }

/** Shorter ones are shared by chance. */
const shortest = 4
/** Texts longer than this are looked through up to here. */
const farthest = 4_000
const mostPassages = 12

/**
 * The longest passages two texts share, whatever their width, case and traditional forms, in the order of the first; none
 * overlaps another in either. Only passages of words are told, without the signs at their ends.
 */
export function sharedPassages(one: string, other: string): readonly SharedPassage[] {
  const mine = fold(one.slice(0, farthest)).toLowerCase()
  const theirs = fold(other.slice(0, farthest)).toLowerCase()
  // What lower case makes longer would shift every place behind it.
  if (mine.length !== Math.min(one.length, farthest) || theirs.length !== Math.min(other.length, farthest)) return []
  const places = beginningsOf(theirs)
  const found: (SharedPassage & { length: number })[] = []
  for (let at = 0; at + shortest <= mine.length; at += 1) {
    let best = { length: 0, place: 0 }
    for (const place of places.get(mine.slice(at, at + shortest)) ?? []) {
      if (at > 0 && place > 0 && mine[at - 1] === theirs[place - 1]) continue
      const length = sharedLength(mine, at, theirs, place)
      if (length > best.length) best = { length, place }
    }
    if (best.length > 0) found.push(trimmed(mine, at, best))
  }
  return withoutOverlaps(found)
}

function beginningsOf(text: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (let at = 0; at + shortest <= text.length; at += 1) {
    const beginning = text.slice(at, at + shortest)
    const known = places.get(beginning)
    if (known === undefined) places.set(beginning, [at])
    else if (known.length < 50) known.push(at)
  }
  return places
}

function sharedLength(mine: string, at: number, theirs: string, place: number): number {
  let length = shortest
  while (at + length < mine.length && place + length < theirs.length && mine[at + length] === theirs[place + length])
    length += 1
  return length
}

/** Without signs and spaces, and without parts of words of letters, at its ends. */
function trimmed(text: string, at: number, { length, place }: { readonly length: number; readonly place: number }) {
  let from = at
  let to = at + length
  while (from < to && (!isWorded(text, from) || cutsWord(text, from))) from += 1
  while (to > from && (!isWorded(text, to - 1) || cutsWord(text, to))) to -= 1
  const start = place + from - at
  return { one: { start: from, end: to }, other: { start, end: start + to - from }, length: to - from }
}

function isWorded(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return isUnspaced(unit) || isWordUnit(unit)
}

function cutsWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at))
}

function withoutOverlaps(found: readonly (SharedPassage & { readonly length: number })[]): readonly SharedPassage[] {
  const kept: SharedPassage[] = []
  const overlaps = (a: TextSpan, b: TextSpan): boolean => a.start < b.end && b.start < a.end
  for (const { one, other, length } of found.toSorted((a, b) => b.length - a.length || a.one.start - b.one.start)) {
    if (kept.length === mostPassages) break
    const isFree = kept.every((known) => !overlaps(known.one, one) && !overlaps(known.other, other))
    if (length >= shortest && isFree) kept.push({ one, other })
  }
  return kept.sort((a, b) => a.one.start - b.one.start)
}
