import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import { freeNames } from './free-names.ts'
import { findFreePeople } from './free-people.ts'
import { inventedFlow } from './invented-flow.ts'
import { splitSentences } from './sentences.ts'
import { findPeople } from './weighed-people.ts'

const namesIn = (words: string) => {
  const text = fold(words)
  return freeNames(text, 0, text.length).map(({ start, end }) => text.slice(start, end))
}

describe('names in running text', () => {
  it('are found without an office or a list', () => {
    expect(namesIn('昨天，霍明溪的女儿考上了大学。')).toEqual(['霍明溪'])
  })

  it('end before an everyday word', () => {
    expect(namesIn('许砚田说，路灯太暗。')).toEqual(['许砚田'])
  })

  it('may be foreign, with a dot or without', () => {
    expect(namesIn('记者问到此事时，托比·卡纳雷斯没有回答。')).toEqual(['托比·卡纳雷斯'])
  })

  it('are none where only places and bodies are named', () => {
    expect(namesIn('安康铁路和长江大桥今年通车，青岛海关和新华社作了报道。')).toEqual([])
  })

  it('are none in a text without words', () => {
    expect(namesIn('')).toEqual([])
    expect(namesIn('2024')).toEqual([])
  })
})

describe('people of running text', () => {
  const peopleIn = (words: string) => {
    const flow = inventedFlow(words)
    const sentences = splitSentences(flow)
    return findFreePeople(flow.folded, sentences, findPeople(flow.folded, sentences)).mentions
  }

  it('keep the office found beside them', () => {
    const [first] = peopleIn('市长许砚田昨天回到老家。')
    expect(first).toMatchObject({ name: '许砚田', kind: 'leader' })
  })

  it('are not told by a family name alone', () => {
    expect(peopleIn('老许的女儿要考大学了。')).toEqual([])
  })

  it('are looked for in a sentence, not in a stretch without an end', () => {
    const told = '托比·卡纳雷斯的女儿和老邻居卡萨诺夫考上了大学'
    const namesOf = (words: string) => peopleIn(words).map(({ name }) => name)
    expect(namesOf(`${told}。`)).toContain('卡萨诺夫')
    expect(namesOf(`${told}${'看路灯和花草、'.repeat(80)}。`)).not.toContain('卡萨诺夫')
  })
})
