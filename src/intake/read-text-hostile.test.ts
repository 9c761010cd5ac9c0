import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'
import type { Reading } from './reading.ts'

const facts = { name: 'page.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }

function expectExactPlaces({ source, ...found }: Reading): void {
  const quotes = [...found.items, ...found.programmes, ...found.mechanisms, ...found.documents, ...found.doubts]
  for (const { quote, start, end } of quotes) {
    expect(source.text.slice(start, end).replace(/[\r\n]+/g, '')).toBe(quote)
  }
  for (const { start, end } of [...found.people, ...found.lists, ...found.sessions]) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeLessThanOrEqual(source.text.length)
    expect(end).toBeGreaterThan(start)
  }
  for (const { article, session } of found.items) {
    expect(found.articles[article]).toBeDefined()
    if (session !== null) expect(found.sessions[session]?.article).toBe(article)
  }
}

/** Scraps of the genre, put together in any order: what rules stumble over. */
const scraps = fc.constantFrom(
  ...'要 必须 建议 希望 指出 说 围绕 就 等 方面 踊跃发言 委员 代表 市长宓知遥 鄂松龄、蓝沛之 15位 一一回应 “ ” ‘ ’ 《 》 （ ） ， 。 ； ： 、 \n \u3000 一是 报告 收悉 答复如下 会议议定： 分别参加 专题会议 平台 五个 的'.split(
    ' ',
  ),
)

describe('readText on anything', () => {
  it('never fails and always points at its exact words, whatever scraps a text is made of', () => {
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 60 }), (words) => expectExactPlaces(readText(words.join(''), facts))),
      { numRuns: 400 },
    )
  })

  it('never fails on arbitrary characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => expectExactPlaces(readText(text, facts))),
      { numRuns: 200 },
    )
  })

  it.each([
    ['nothing', ''],
    ['one line without a full stop', '市长宓知遥说要守住耕地强化巡查'.repeat(4000)],
    ['quotation marks that never close', '“要'.repeat(20_000)],
    ['enumeration commas alone', '、'.repeat(20_000)],
    ['names without an end', '鄂松龄、'.repeat(10_000)],
    ['one word of saying after another', '他说，'.repeat(10_000)],
  ])('reads %s in one go', (_what, text) => {
    expectExactPlaces(readText(text, facts))
  })

  it('reports a name that stands twice in one list, as two people', () => {
    const page =
      '昨天，市人大召开专题会议。鄂松龄、蓝沛之、邵云帆、鄂松龄、应小满等5位代表踊跃发言。鄂松龄代表建议，增加夜间公交班次。'
    const { people, doubts, lists } = readText(page, facts)
    expect(people.filter(({ name }) => name === '鄂松龄')).toHaveLength(2)
    expect(doubts.map(({ code }) => code)).toContain('same_name_twice')
    expect(lists[0]).toMatchObject({ statedCount: 5, listedCount: 5, agrees: true })
    const once = readText(page.replace('、鄂松龄、应', '、孟书禾、应'), facts)
    expect(once.people.filter(({ name }) => name === '鄂松龄')).toHaveLength(1)
    expect(once.doubts.map(({ code }) => code)).not.toContain('same_name_twice')
  })

  it('reports each further place of a name that stands three times in one list', () => {
    const page = '昨天，市人大召开专题会议。鄂松龄、蓝沛之、鄂松龄、邵云帆、鄂松龄等5位代表踊跃发言。'
    const { people, doubts } = readText(page, facts)
    expect(people.filter(({ name }) => name === '鄂松龄')).toHaveLength(3)
    const places = doubts.filter(({ code }) => code === 'same_name_twice').map(({ start }) => start)
    const second = page.indexOf('鄂松龄', page.indexOf('鄂松龄') + 1)
    expect(places).toEqual([second, page.lastIndexOf('鄂松龄')])
  })

  it('reports one name that stands for a leader and for a member', () => {
    const { people, doubts } = readText('市长宓知遥出席会议。宓知遥委员建议修路。', facts)

    expect(people.filter(({ name }) => name === '宓知遥').map(({ kind }) => kind)).toEqual(['leader', 'member'])
    expect(doubts.map(({ code }) => code)).toContain('same_name_twice')
  })

  it('reports that a page tells of no session', () => {
    expect(readText('屠苏禾委员建议修路。', facts).doubts.map(({ code }) => code)).toContain('no_session')
  })

  it('gives names in traditional characters as the source writes them', () => {
    const { people, items } = readText('會上，閔遠征委員建議加強養護。', facts)

    expect(people.map(({ name }) => name)).toEqual(['閔遠征'])
    expect(items).toMatchObject([{ speaker: '閔遠征', verb: '建議', quote: '加強養護' }])
  })
})
