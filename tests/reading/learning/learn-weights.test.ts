import { describe, expect, it } from 'vitest'
import { beginLabel, labelCount } from '#intake/item-labels.ts'
import { packWeights, unpackWeights } from '#intake/item-weights.ts'
import { labelPath } from '#intake/label-path.ts'
import { labelScores, learning, learnWeights } from './learn-weights.ts'

const [topic, duty] = [beginLabel('topic'), beginLabel('follow_up')]
const small = { ...learning, rows: 64, epochs: 10, rate: 0.1, decay: 0 }
const signs = [Uint32Array.of(1, 7), Uint32Array.of(2, 7), Uint32Array.of(3, 7)]
const sample = { signs, opens: [true, false, true], right: [1 << topic, 1 << (topic + 1), 1 << duty] }
const samples = [sample, sample]

describe('learning of weights', () => {
  it('finds again what it was shown, also from the packed file', () => {
    const weights = learnWeights(samples, small)
    const path = [topic, topic + 1, duty]
    expect(labelPath(weights, labelScores(weights, signs), sample.opens)).toEqual(path)
    const packed = unpackWeights(packWeights(weights))
    const scores = new Float32Array(signs.length * labelCount)
    for (const [at, hashes] of signs.entries())
      packed.rows.score(hashes, hashes.length, packed.scale, scores, at * labelCount)
    expect(labelPath(packed, scores, sample.opens)).toEqual(path)
  })

  it('gives the same weights for the same pages', () => {
    expect(packWeights(learnWeights(samples, small)).equals(packWeights(learnWeights(samples, small)))).toBe(true)
  })

  it('leaves open what is right either way, and never goes on where nothing began', () => {
    const either = { ...sample, right: [(1 << topic) | (1 << duty), 1, 1] }
    const weights = learnWeights([either, either], small)
    const found = labelPath(weights, labelScores(weights, signs), sample.opens)
    expect([topic, duty]).toContain(found[0])
    expect(found.slice(1)).toEqual([0, 0])
    const scores = new Float32Array(labelCount).fill(0)
    scores[topic + 1] = 100
    expect(labelPath(weights, scores, [true])[0]).not.toBe(topic + 1)
  })

  it('damaged weights are refused', () => {
    expect(() => unpackWeights(Buffer.from('no weights'))).toThrow()
  })
})
