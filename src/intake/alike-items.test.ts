import { describe, expect, it } from 'vitest'
import { inventedFlow } from './invented-flow.ts'
import { findItems } from './items.ts'
import { splitSentences } from './sentences.ts'
import { findPeople } from './weighed-people.ts'

function partsOf(words: string): [string, string][] {
  const flow = inventedFlow(words)
  const sentences = splitSentences(flow)
  const { items } = findItems(flow.folded, sentences, findPeople(flow.folded, sentences))
  return items.map(({ kind, start, end }) => [kind, flow.text.slice(start, end)])
}

describe('parts of one sentence', () => {
  it('are one item where the kind stays the same', () => {
    expect(partsOf('县长宓知遥说，希望委员们多提意见，多到一线走访，希望委员们为古渡的修缮出一份力。')).toEqual([
      ['follow_up', '希望委员们多提意见，多到一线走访，希望委员们为古渡的修缮出一份力'],
    ])
  })

  it('stay apart where a promise follows a wish', () => {
    expect(partsOf('县长宓知遥说，希望委员们多提意见，县政府将逐条研究。').map(([, quote]) => quote)).toEqual([
      '希望委员们多提意见',
      '县政府将逐条研究',
    ])
  })

  it('stay apart where they are members of a list', () => {
    expect(partsOf('县长宓知遥说，一要疏浚河道；二要加固堤岸。').map(([, quote]) => quote)).toHaveLength(2)
  })
})
