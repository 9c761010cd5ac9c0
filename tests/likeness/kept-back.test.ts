import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { unpackLikeness } from '#matching/likeness/likeness-weights.ts'
import { pairLikeness } from '#matching/likeness/pair-likeness.ts'
import { readPairs } from './learning/read-pairs.ts'
import { spearman } from './learning/spearman.ts'

/** The judged pairs stand beside the project on the machines where it is made, and in no copy of it. */
const folder = fileURLToPath(new URL('../../../shared/data/similarity', import.meta.url))
const weights = new URL('../../src/operations/word-index/likeness-weights.br', import.meta.url)

describe('likeness as it ships', () => {
  it.skipIf(!existsSync(folder))('judges the pairs kept back as people did, no worse than is promised', () => {
    const { sameAsked, sameSaid } = pairLikeness(unpackLikeness(readFileSync(weights)))
    const kept = readPairs(folder).filter((pair) => pair.kept)
    const figure = (set: string, measure: typeof sameAsked): number => {
      const own = kept.filter((pair) => pair.set === set)
      return spearman(
        own.map(({ one, other }) => measure(one, other)),
        own.map(({ alike }) => alike),
      )
    }
    expect(figure('LCQMC', sameAsked)).toBeGreaterThanOrEqual(0.7)
    expect(figure('STS-B', sameSaid)).toBeGreaterThanOrEqual(0.75)
  })

  it('has an order that agrees with itself, and none with its reverse', () => {
    expect(spearman([1, 2, 3, 4], [10, 20, 30, 40])).toBeCloseTo(1)
    expect(spearman([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1)
    expect(spearman([1, 1, 2, 2], [0, 0, 1, 1])).toBeCloseTo(1)
  })
})
