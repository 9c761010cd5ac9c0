import { describe, expect, it } from 'vitest'
import { fitSharpness, leastConfidence, likelihoods } from './calibration.ts'
import { learnRouting, type RoutingExample } from './learn-routing.ts'
import { classify, decidingWords } from './routing-model.ts'
import { learnUnits, proposeUnits, type SettledCase } from './unit-model.ts'
import { placesOf, withoutNames } from './without-names.ts'
import { learnSplitter, splitBlanks, splitRuns } from './word-splitter.ts'

function finish<Value>(learning: Generator<unknown, Value>): Value {
  let step = learning.next()
  while (step.done !== true) step = learning.next()
  return step.value
}

const options = {
  reading: { split: splitRuns, longest: 2, pairs: false },
  ...{ least: 1, rightShare: 0.75, cost: 1, rounds: 12 },
}

const water = ['水管漏水', '自来水浑浊', '水压太低', '排水沟堵塞']
const roads = ['路面破损', '路灯不亮', '道路坑洼', '桥面开裂']

function examples(): RoutingExample[] {
  return [...water.map((text) => ({ text, label: 'water' })), ...roads.map((text) => ({ text, label: 'roads' }))].map(
    (one) => ({ ...one, twice: { words: 0 }, importance: 1 }),
  )
}

const routed = (text: string) => ({ text, twice: { words: 0 } })

describe('cutting texts into words', () => {
  it('cuts a raw text as the texts learned from were cut, and leaves out what never stood there', () => {
    const split = learnSplitter(['供水 管道 老旧', '供水 停水'])
    const text = '供水的管道，很老旧'
    expect(split(text).map(({ start, end }) => text.slice(start, end))).toEqual(['供水', '管道', '老旧'])
  })

  it('takes unbroken runs where nobody has marked words, and blanks where somebody has', () => {
    const cut = (split: typeof splitRuns, text: string) => split(text).map(({ start, end }) => text.slice(start, end))
    expect(cut(splitRuns, '一号楼，B座。')).toEqual(['一号楼', 'B座'])
    expect(cut(splitBlanks, ' 一号 楼，B座 ')).toEqual(['一号', '楼，B座'])
  })
})

describe('a model of routing', () => {
  const { model, triedOn } = finish(learnRouting(examples(), options))

  it('tells texts apart that it has not seen', () => {
    expect(classify(model, routed('请修水管'))[0]?.label).toBe('water')
    expect(classify(model, routed('请修路面和路灯'))[0]?.label).toBe('roads')
  })

  it('gives shares that make one, and is the same each time it is learned', () => {
    const again = finish(learnRouting(examples(), options)).model
    const shares = classify(model, routed('水管和路面'))
    expect(shares.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1)
    expect(classify(again, routed('水管和路面'))).toEqual(shares)
  })

  it('says that its confidence was tried on nothing where there is too little to keep back', () => {
    expect(triedOn).toBe(0)
  })

  it('shows words of the text itself that speak for a class, and none of others', () => {
    const text = '某处水管漏水，路面干净'
    const words = decidingWords(model, routed(text), 'water', 5).map(({ start, end }) => text.slice(start, end))
    expect(words.join()).toContain('水管')
    expect(words.join()).not.toContain('路面')
    expect(decidingWords(model, routed('天气晴'), 'water', 5)).toEqual([])
  })
})

describe('how far a model is trusted', () => {
  it('is as sharp as what was kept back shows it right', () => {
    const judged = (right: number) =>
      Array.from({ length: 100 }, (_, at) => ({ scores: [1, 0], right: at < right ? 0 : 1 }))
    const share = (right: number) => likelihoods([1, 0], fitSharpness(judged(right)))[0]
    expect(share(90)).toBeCloseTo(0.9, 2)
    expect(share(60)).toBeCloseTo(0.6, 2)
  })

  it('proposes from the confidence on at which enough was right, and never where no confidence is enough', () => {
    const sure = Array.from({ length: 20 }, () => ({ scores: [3, 0], right: 0 }))
    const unsure = Array.from({ length: 20 }, () => ({ scores: [1, 0], right: 1 }))
    const least = leastConfidence([...sure, ...unsure], 1, 0.75)
    expect(likelihoods([3, 0], 1)[0]).toBeGreaterThanOrEqual(least)
    expect(likelihoods([1, 0], 1)[0]).toBeLessThan(least)
    expect(leastConfidence(unsure, 1, 0.75)).toBeGreaterThan(1)
  })
})

describe('units proposed', () => {
  const duties = [
    { unitId: 'water', words: '供水排水' },
    { unitId: 'roads', words: '道路桥梁路灯' },
  ]
  const both = new Set(['water', 'roads', 'parks'])

  it('come of written duties where there is no case, and only out of those that may be chosen', () => {
    const model = finish(learnUnits([], duties))
    expect(proposeUnits(model, routed('路灯不亮'), both).lead).toBe('roads')
    expect(proposeUnits(model, routed('路灯不亮'), new Set(['water'])).likeliest.map(({ label }) => label)).toEqual([
      'water',
    ])
    expect(proposeUnits(model, routed('路灯不亮'), new Set()).lead).toBeNull()
  })

  it('are none where no word of the text is known', () => {
    expect(proposeUnits(finish(learnUnits([], duties)), routed('天气晴'), both).lead).toBeNull()
  })

  it('join where they have joined in such matters before, three times at least', () => {
    const settled = (times: number): SettledCase[] =>
      Array.from({ length: times }, (_, at) => ({
        ...routed(`路灯不亮，树木遮挡${at}`),
        ...{ lead: 'roads', joins: ['parks'], importance: 1 },
      }))
    const plain = roads.slice(0, 3).map((text) => ({ ...routed(text), lead: 'roads', joins: [], importance: 1 }))
    const joining = (times: number) =>
      proposeUnits(finish(learnUnits([...settled(times), ...plain], duties)), routed('路灯不亮，树木遮挡'), both).joins
    expect(joining(3).map(({ label }) => label)).toEqual(['parks'])
    expect(joining(2)).toEqual([])
  })
})

describe('names of people', () => {
  it('are blanked out where they stand, and nothing else moves', () => {
    const text = '经苗禾川反映，水管漏水'
    expect(withoutNames(text, placesOf(text, ['苗禾川']))).toBe('经   反映，水管漏水')
  })
})
