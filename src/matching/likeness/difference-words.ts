import type { Alignment } from './alignment.ts'
import type { PreparedText } from './prepared-text.ts'

/** In how many places a learned table says what a difference is worth. */
export const differencePlaces = 2 ** 16

/** What two texts differ in, as places of a learned table: characters, words and swaps of them that one has and the other has not. */
export function differencesOf(one: PreparedText, other: PreparedText, { differences }: Alignment): readonly number[] {
  const found = new Set<number>()
  const say = (what: string): void => void found.add(placeOf(what))
  for (const difference of differences) {
    const [first = '', second = ''] = [difference.one, difference.other].sort()
    if (first.length <= 4 && second.length <= 4) say(`swap ${first}>${second}`)
    for (const part of [first, second]) if (part.length > 0 && part.length <= 4) say(`part ${part}`)
    say(
      first === ''
        ? `only ${Math.min(second.length, 6)}`
        : `both ${Math.min(first.length, 6)} ${Math.min(second.length, 6)}`,
    )
  }
  for (const [mine, theirs] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const single of mine.singles.keys()) if (!theirs.singles.has(single)) say(`unit ${single}`)
    for (const pair of mine.pairs.keys()) if (!theirs.pairs.has(pair)) say(`pair ${pair}`)
  }
  const asked = [one.question, other.question].sort((low, high) => low - high)
  say(`asked ${asked[0]} ${asked[1]}`)
  return [...found]
}

function placeOf(what: string): number {
  let bits = 0x811c9dc5
  for (let at = 0; at < what.length; at += 1) bits = Math.imul(bits ^ what.charCodeAt(at), 0x01000193)
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b)
  return (bits ^ (bits >>> 13)) & (differencePlaces - 1)
}
