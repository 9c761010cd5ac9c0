import { readFileSync } from 'node:fs'
import type { TextSpan } from '#kernel/text-span.ts'
import { FreeNameSigns } from './free-name-signs.ts'
import { labelCount } from './item-labels.ts'
import { type ReadyWeights, unpackWeights } from './item-weights.ts'
import { labelPath } from './label-path.ts'
import { lexicon } from './lexicon.ts'

/** What a stretch may be, apart from nothing; label 2k + 1 begins one, 2k + 2 goes on. People by length: they differ. */
export const freeKinds = ['person1', 'person2', 'person3', 'personLonger', 'place', 'body'] as const
const lastPerson = freeKinds.indexOf('personLonger')

/** So much less is said for nothing: weights learned from few sentences see too little. */
const towardsSomething = 1.2

const file = new URL('./free-name-weights.br', import.meta.url)
let loaded: ReadyWeights | undefined

/** The weights that ship with the reader; read once. */
export function freeNameWeights(): ReadyWeights {
  loaded ??= unpackWeights(readFileSync(file))
  return loaded
}

/**
 * The names of people in [from, to) of a folded text, best one sentence, as running text names them: alone, by the
 * family name (王 in 王主任) or foreign. Every character is labelled as part of a person, place or body, or nothing.
 */
export function freeNames(
  text: string,
  from: number,
  to: number,
  weights = freeNameWeights(),
  leaning = towardsSomething,
): TextSpan[] {
  const length = to - from
  const signs = new FreeNameSigns(text, from, to, lexicon())
  const scores = new Float32Array(length * labelCount)
  for (let at = 0; at < length; at += 1) signs.take(at).score(weights.rows, weights.scale, scores, at * labelCount)
  for (let at = 0; at < length; at += 1) scores[at * labelCount] = (scores[at * labelCount] ?? 0) - leaning
  const path = labelPath(weights, scores, new Array<boolean>(length).fill(false))
  const names: TextSpan[] = []
  for (let at = 0; at < length; at += 1) {
    const label = path[at] ?? 0
    if (label % 2 === 0 || (label - 1) >> 1 > lastPerson) continue
    let end = at + 1
    while (path[end] === label + 1) end += 1
    names.push({ start: from + at, end: from + end })
  }
  return names
}
