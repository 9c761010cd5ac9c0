import { describe, expect, it } from 'vitest'
import { inventedFlow } from './invented-flow.ts'
import { nameWeights, packNameWeights, unpackNameWeights } from './name-weights.ts'
import { splitSentences } from './sentences.ts'
import { findPeople } from './weighed-people.ts'

function read(words: string) {
  const flow = inventedFlow(words)
  return findPeople(flow.folded, splitSentences(flow))
}
const namesIn = (words: string) => [...read(words).names].sort()

describe('names weighed', () => {
  it('are known behind an everyday word for who somebody is', () => {
    expect(namesIn('来自社区的许砚田代表关心菜场。代表许砚田的话音刚落，掌声响起。')).toEqual(['许砚田'])
  })

  it('end before the word that goes on with the sentence', () => {
    expect(namesIn('县人大代表霍明也说，路灯太暗。霍明建议换灯。')).toEqual(['霍明'])
  })

  it('stand in one list though each has an office of its own', () => {
    const { runs } = read('市委书记许砚田，市委副书记、市长霍明溪，副市长储南星、屠苏禾，秘书长鄂松龄参加会议。')

    expect(runs.map(({ names }) => names.map(({ name }) => name))).toEqual([
      ['许砚田', '霍明溪', '储南星', '屠苏禾', '鄂松龄'],
    ])
  })

  it('make no list where each does something else', () => {
    expect(read('市长许砚田主持会议，副市长霍明溪作说明，秘书长储南星通报情况。').runs).toEqual([])
  })

  it('are none where everyday words begin like a surname', () => {
    expect(namesIn('年轻人住楼下，常委会高度重视，方便群众。')).toEqual([])
  })
})

describe('kinds weighed', () => {
  const kindOf = (words: string, name: string) => read(words).mentions.find((one) => one.name === name)?.kind

  it('follow the word behind the name, not the trade before it', () => {
    const words = '县政协委员分组讨论。民营企业家许砚田委员反映贷款难。'
    expect(kindOf(words, '许砚田')).toBe('member')
  })

  it('leave a leader and a member of one name apart', () => {
    const { mentions } = read('市长许砚田出席会议。许砚田委员建议修路。')
    expect(mentions.map(({ kind }) => kind).filter((kind) => kind !== null)).toEqual(['leader', 'member'])
  })
})

describe('weights of names', () => {
  it('come back from packing as they were', () => {
    const weights = nameWeights()
    const again = unpackNameWeights(packNameWeights(weights))
    expect(again.words).toEqual(weights.words)
    expect(again.signs.length).toBe(weights.signs.length)
  })

  it('are refused where bytes are missing', () => {
    expect(() => unpackNameWeights(packNameWeights(nameWeights()).subarray(0, 5000))).toThrow()
  })
})
