import { describe, expect, it } from 'vitest'
import { inventedFlow } from './invented-flow.ts'
import { splitSentences } from './sentences.ts'
import { findPeople } from './weighed-people.ts'

function peopleIn(words: string) {
  const flow = inventedFlow(words)
  const found = findPeople(flow.folded, splitSentences(flow))
  const roleOf = (role: { start: number; end: number } | null) => role && flow.text.slice(role.start, role.end)
  return { ...found, told: found.mentions.map(({ name, role, kind }) => [name, roleOf(role), kind]) }
}

describe('findPeople', () => {
  it('gives a leader the whole office written before the name', () => {
    expect(peopleIn('市委常委、统战部长、县政协党组副书记卞清越出席会议。').told).toContainEqual([
      '卞清越',
      '市委常委、统战部长、县政协党组副书记',
      'leader',
    ])
  })

  it('leaves the words that lead up to an office out of it', () => {
    expect(peopleIn('会议由市政协主席麦思源主持。').told).toContainEqual(['麦思源', '市政协主席', 'leader'])
  })

  it('gives one office to a run of names', () => {
    expect(peopleIn('市人大常委会副主任许砚田、霍明溪参加审议。').told.slice(0, 2)).toEqual([
      ['许砚田', '市人大常委会副主任', 'leader'],
      ['霍明溪', '市人大常委会副主任', 'leader'],
    ])
  })

  it('takes no one for a deputy who speaks for residents or firms', () => {
    expect(peopleIn('居民代表储南星说，路灯太暗。').told).toContainEqual(['储南星', '居民代表', 'other'])
    expect(peopleIn('人大代表储南星说，路灯太暗。').told).toContainEqual(['储南星', '人大代表', 'deputy'])
  })

  it('tells members, deputies and reporters apart', () => {
    const { told } = peopleIn('(记者 裴若川 阮丹枫)屠苏禾委员建议植树。储南星代表建议修路。')

    expect(told).toContainEqual(['屠苏禾', '委员', 'member'])
    expect(told).toContainEqual(['储南星', '代表', 'deputy'])
    expect(told.filter(([, , kind]) => kind === 'other').map(([name]) => name)).toEqual(['裴若川', '阮丹枫'])
  })

  it('sees no mayor in 城市长远发展', () => {
    expect(peopleIn('这项工作事关城市长远发展。').mentions).toEqual([])
  })

  it.each([
    { words: '鄂松龄、蓝沛之、柏朗等8位委员发言。', stated: 8, open: true },
    { words: '鄂松龄、蓝沛之、柏朗3名政协委员发言。', stated: 3, open: false },
    { words: '鄂松龄、蓝沛之、柏朗等十余名代表发言。', stated: 10, open: true },
    { words: '鄂松龄、蓝沛之、柏朗等委员发言。', stated: null, open: true },
  ])('reads the number a list gives: $words', ({ words, stated, open }) => {
    expect(peopleIn(words).runs).toMatchObject([{ statedCount: stated, open }])
  })
})

describe('names that no list of surnames holds', () => {
  it('are found by their dot, with the title before or behind', () => {
    const { told } = peopleIn('来自少数民族界的格桑·旺堆委员发言，州长巴图·额尔敦听取意见。')

    expect(told).toContainEqual(['格桑·旺堆', '委员', 'member'])
    expect(told).toContainEqual(['巴图·额尔敦', '州长', 'leader'])
  })

  it('are found before a title by the characters that write sounds', () => {
    expect(peopleIn('加依尔别克委员接过话茬。').told).toContainEqual(['加依尔别克', '委员', 'member'])
  })
})

describe('what begins with a surname and is no name', () => {
  it.each([
    ['an office', '区政协将跟踪问效，区人大出席会议。'],
    ['one verb repeated', '大家谈看法、谈体会，畅所欲言。'],
  ])('is left out: %s', (_what, words) => {
    expect(peopleIn(words).told).toEqual([])
  })
})
