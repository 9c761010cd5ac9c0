import { describe, expect, it } from 'vitest'
import { readText } from '#intake/read-text.ts'

const facts = { name: 'page.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
const read = (text: string) => readText(text, facts)
const head = 'みなせ市議会だより　第３号\n\n一般質問\n\n●早乙女　拓也　議員（政友クラブ）\n\n'
const kindsOf = (text: string) => read(head + text).items.map(({ kind, speaker }) => [kind, speaker])

describe('papers of Japanese assemblies', () => {
  it.each([
    ['問　バスの減便は決まったのか。', 'topic'],
    ['問　市の考えを伺う。', 'topic'],
    ['問　運賃を下げるべきだ。', 'suggestion'],
    ['問　回数券を配ってはどうか。', 'suggestion'],
    ['問　高齢者の負担が重く、不公平だ。', 'assessment'],
    ['問　バスの本数はこの春に半分になった。', 'position'],
    ['要望　停留所に屋根を付けられたい。', 'suggestion'],
  ])('%s is a %s by the member whose name stands above', (line, kind) => {
    expect(kindsOf(line)).toEqual([[kind, '早乙女　拓也']])
  })

  it.each([
    ['答　市長　来年４月から増便する。', 'follow_up', '市長'],
    ['答（都市整備部長）　３月に屋根を設置します。', 'follow_up', '都市整備部長'],
    ['<答弁 市長>増便を検討します。', 'position', '市長'],
    ['教育長　丁寧に説明するよう努めてまいります。', 'position', '教育長'],
    ['答　市長　増便する考えはありません。', 'position', '市長'],
    ['答　市長　利用者は減っている。', 'position', '市長'],
  ])('%s is a %s by %s: to look into something promises nothing', (line, kind, speaker) => {
    expect(kindsOf(`問　バスの減便は決まったのか。\n${line}`)[1]).toEqual([kind, speaker])
  })

  it('gives the day of what is promised, and the answer to the question', () => {
    const { items } = read(`${head}バスの増便を\n問　増便の時期を伺う。\n答　市長　来年４月から増便する。`)
    expect(items[2]).toMatchObject({ kind: 'follow_up', due: { quote: '来年４月から' } })
    expect(items[1]?.answers?.[0]?.item).toBe(2)
  })

  it('names members with their group, and counts a list against the number stated', () => {
    const { people, lists, doubts } = read(
      `${head}問　増便の時期を伺う。\n\n出席議員（３名）　早乙女　拓也　　土岐　和男`,
    )
    expect(people.map(({ name, party }) => [name, party])).toEqual([
      ['早乙女　拓也', '政友クラブ'],
      ['土岐　和男', undefined],
    ])
    expect(lists).toMatchObject([{ statedCount: 3, listedCount: 2, agrees: false }])
    expect(doubts.map(({ code }) => code)).toEqual(['count_disagrees'])
  })

  it('lists bills and petitions with what became of them', () => {
    const { documents } = read(
      `${head}問　増便の時期を伺う。\n\n議案第５８号　手数料条例の一部改正　全員賛成　可決\n「私学助成の拡充を求める請願」　不採択`,
    )
    expect(documents.map(({ name, outcome }) => [name, outcome?.quote])).toEqual([
      ['議案第５８号', '可決'],
      ['「私学助成の拡充を求める請願」', '不採択'],
    ])
  })

  it("reads what a committee's report retells", () => {
    const { items } = read(
      `${head}問　増便の時期を伺う。\n\n総務委員会\n委員から、工事はいつ終わるのかとの質疑があり、当局から、来年３月の完了を見込んでいるとの答弁がありました。`,
    )
    expect(items.slice(1).map(({ kind, speaker, quote }) => [kind, speaker, quote])).toEqual([
      ['topic', '委員', '工事はいつ終わるのか'],
      ['position', '当局', '来年３月の完了を見込んでいる'],
    ])
  })

  it('keeps the characters of the source: nothing is folded to those of Chinese', () => {
    const { source, items } = read(`${head}問　会議録の公開時期を伺う。`)
    expect(source).toMatchObject({ language: 'ja', script: null })
    expect(items[0]?.quote).toBe('会議録の公開時期を伺う')
  })
})
