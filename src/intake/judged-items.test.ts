import { describe, expect, it } from 'vitest'

import type { FoundItem } from './found-item.ts'
import { inventedFlow } from './invented-flow.ts'
import { itemKindWeights, kindCount, packKindWeights, unpackKindWeights } from './item-kind-weights.ts'
import { eachItemSigns } from './item-signs.ts'
import { judgeItems } from './judged-items.ts'
import { type ItemKind, itemKinds } from './reading.ts'
import { splitSentences } from './sentences.ts'
import { findPeople } from './weighed-people.ts'

const text = '云湖区政协主席裴若舟主持座谈。委员宋砚青建议给巷口换路灯。区城管局副局长裴若谷说,区城管局本周内换好坏灯。'

function placed() {
  const flow = inventedFlow(text)
  const sentences = splitSentences(flow)
  const { mentions } = findPeople(flow.folded, sentences)
  return { text: flow.folded, sentences, mentions }
}

function item(words: string, kind: ItemKind, speaker: string | null): FoundItem {
  const start = text.indexOf(words)
  return { start, end: start + words.length, kind, speaker, verb: null }
}

const asked = item('给巷口换路灯', 'suggestion', '宋砚青')
const promised = item('区城管局本周内换好坏灯', 'directive', '裴若谷')

/** Weights under which one sign of the item at `at` says all there is to say. */
function saying(items: readonly FoundItem[], at: number, kind: number): Float32Array {
  const weights = new Float32Array(kindCount * 2 ** 16)
  const mask = 2 ** 16 - 1
  const signs: Uint32Array[] = []
  eachItemSigns(placed(), items, (list) => signs.push(list.take()))
  const others = new Set(signs.flatMap((own, one) => (one === at ? [] : [...own].map((sign) => sign & mask))))
  const own = [...(signs[at] ?? [])].map((sign) => sign & mask).find((sign) => !others.has(sign)) ?? 0
  weights[own * kindCount + kind] = 1
  return weights
}

describe('items judged as wholes', () => {
  it('an item is of the kind its signs say most for, and stands where it stood', () => {
    const items = [asked, promised]
    const signs = saying(items, 1, itemKinds.indexOf('follow_up'))
    const [first, second] = judgeItems(placed(), items, { signs, scale: 1 })
    expect(second).toEqual({ ...promised, kind: 'follow_up' })
    // Of the first nothing is said: it is what it was found as.
    expect(first).toEqual(asked)
  })

  it('what is no item by its signs is left out, and nothing else', () => {
    const items = [asked, promised]
    const signs = saying(items, 0, kindCount - 1)
    expect(judgeItems(placed(), items, { signs, scale: 1 }).map(({ start }) => start)).toEqual([promised.start])
  })

  it('the weights that ship know who promises from who asks, whatever they were taken for', () => {
    const judged = judgeItems(placed(), [asked, promised], itemKindWeights())
    expect(judged.map(({ kind }) => kind)).toEqual(['suggestion', 'follow_up'])
  })

  it('those who raise matters together give no orders, whatever the signs say', () => {
    const items = [{ ...asked, speaker: '大家' }, promised]
    const signs = saying(items, 0, itemKinds.indexOf('directive'))
    expect(judgeItems(placed(), items, { signs, scale: 1 })[0]?.kind).toBe('suggestion')
    const named = [asked, promised]
    const same = saying(named, 0, itemKinds.indexOf('directive'))
    expect(judgeItems(placed(), named, { signs: same, scale: 1 })[0]?.kind).toBe('directive')
  })

  it('an order stays one or becomes a duty: it is no view, no suggestion, and is not left out', () => {
    const items = [asked, promised]
    const kindSaid = (kind: number) => judgeItems(placed(), items, { signs: saying(items, 1, kind), scale: 1 })[1]?.kind
    expect(itemKinds.map((_, kind) => kindSaid(kind))).toEqual([
      ...['directive', 'directive', 'directive', 'directive', 'directive', 'follow_up'],
    ])
    expect(kindSaid(kindCount - 1)).toBe('directive')
  })

  it('an article without items has none', () => {
    expect(judgeItems(placed(), [], itemKindWeights())).toEqual([])
  })
})

describe('weights of kinds of items', () => {
  it('come out of their file as they went in, as near as eight bits tell', () => {
    const signs = Float32Array.from({ length: kindCount * 4 }, (_, at) => (at % 5) - 2)
    const { signs: read, scale } = unpackKindWeights(packKindWeights(signs))
    expect(read.length).toBe(signs.length)
    for (const [at, value] of signs.entries()) expect((read[at] ?? 0) * scale).toBeCloseTo(value, 1)
  })

  it('a file of another length is refused', () => {
    expect(() => unpackKindWeights(packKindWeights(new Float32Array(kindCount * 3)))).toThrow('damaged')
    expect(() => unpackKindWeights(packKindWeights(new Float32Array(kindCount * 4 + 1)))).toThrow('damaged')
  })
})
