import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Two texts and how alike people found them, from 0 to 1. */
export type JudgedPair = {
  readonly set: PairSet
  readonly one: string
  readonly other: string
  readonly alike: number
  /** Kept back: never learned from. */
  readonly kept: boolean
}

export type PairSet = 'LCQMC' | 'BQ' | 'PAWS-X' | 'STS-B'

const files = [
  { set: 'LCQMC', file: 'LCQMC.valid.tsv', most: 1 },
  { set: 'BQ', file: 'BQ.valid.tsv', most: 1 },
  { set: 'PAWS-X', file: 'PAWSX.valid.tsv', most: 1 },
  { set: 'STS-B', file: 'STS-B.train.tsv', most: 5 },
] as const

/** The judged pairs of a folder. One in five is kept back, and no text of those kept back stands in a pair that is not. */
export function readPairs(folder: string): readonly JudgedPair[] {
  const pairs = files.flatMap(({ set, file, most }) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([one = '', other = '', alike = '0']) => ({ set, one, other, alike: Number(alike) / most })),
  )
  const groups = new Map<string, string>()
  const groupOf = (text: string): string => {
    let at = text
    for (let above = groups.get(at) ?? at; above !== at; above = groups.get(at) ?? at) at = above
    return at
  }
  for (const { one, other } of pairs) {
    const [first = '', second = ''] = [groupOf(one), groupOf(other)].sort()
    if (first !== second) groups.set(second, first)
  }
  return pairs.map((pair) => ({ ...pair, kept: isKept(groupOf(pair.one)) }))
}

/** By the text alone, so that it stays kept whatever else is read. */
function isKept(text: string): boolean {
  let bits = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) bits = Math.imul(bits ^ text.charCodeAt(at), 0x01000193)
  return ((bits ^ (bits >>> 15)) >>> 0) % 5 === 0
}
