import { describe, expect, it } from 'vitest'
import { inventedFlow } from './invented-flow.ts'
import { findItems } from './items.ts'
import { splitSentences } from './sentences.ts'
import { findPeople } from './weighed-people.ts'

function itemsIn(words: string): [string, string | null, string][] {
  const flow = inventedFlow(words)
  const sentences = splitSentences(flow)
  const { items } = findItems(flow.folded, sentences, findPeople(flow.folded, sentences))
  return items.map(({ kind, speaker, start, end }) => [kind, speaker, flow.text.slice(start, end)])
}

const topics = (words: string) => itemsIn(words).filter(([kind]) => kind === 'topic')

describe('topics', () => {
  it('gives one topic for each member of a list and leaves the frame outside', () => {
    expect(topics('会上，委员们围绕修缮百年作坊、开办学徒夜校、整治占道停车等方面踊跃发言。')).toEqual([
      ['topic', '委员们', '修缮百年作坊'],
      ['topic', '委员们', '开办学徒夜校'],
      ['topic', '委员们', '整治占道停车'],
    ])
  })

  it('keeps a member whole that shares one verb among several objects', () => {
    expect(topics('大家就推动教育、科技、人才融合发展，打造滨江步道等提出建议。').map(([, , quote]) => quote)).toEqual([
      '推动教育、科技、人才融合发展',
      '打造滨江步道',
    ])
  })

  it('does not part what stands in quotation marks', () => {
    expect(
      topics('委员们围绕落实“保安全、畅微循环”行动、优化公交线网等建言献策。').map(([, , quote]) => quote),
    ).toEqual(['落实“保安全、畅微循环”行动', '优化公交线网'])
  })

  it('takes the matters behind 就 and not the theme they stand under', () => {
    expect(
      topics('委员们围绕建设宜居城市，就增设母婴室、改造老旧电梯等积极建言。').map(([, , quote]) => quote),
    ).toEqual(['增设母婴室', '改造老旧电梯'])
  })

  it('gives each member the own topic', () => {
    expect(topics('鄂松龄委员就修缮祠堂、蓝沛之委员就保护湿地，先后作了发言。')).toEqual([
      ['topic', '鄂松龄', '修缮祠堂'],
      ['topic', '蓝沛之', '保护湿地'],
    ])
  })

  it('pairs names and topics where the text says they belong to one another', () => {
    expect(topics('鄂松龄、蓝沛之等委员分别就修缮祠堂、保护湿地等方面提出建议。')).toEqual([
      ['topic', '鄂松龄', '修缮祠堂'],
      ['topic', '蓝沛之', '保护湿地'],
    ])
  })

  it('takes the title of a speech, without its marks', () => {
    expect(topics('柏朗委员以“守住江豚的家”为题作了发言。')).toEqual([['topic', '柏朗', '守住江豚的家']])
  })

  it.each([
    ['the theme of the session', '政协常委会围绕“健全应急体系”协商议政。'],
    ['a report under discussion', '委员们围绕市政协常委会工作报告进行讨论。'],
    ['what a leader came to hear', '市长宓知遥围绕重点工作，听取委员的意见建议。'],
    ['an answer', '宓知遥就大家关心的问题逐一作了回应。'],
    ['就 that only says how soon', '三天前，委员们就深入社区查民情、听民声，为座谈会做准备。'],
    ['matters named by no more than who cares', '代表们就居民关心、担心的问题纷纷提问。'],
  ])('is silent about %s', (_what, words) => {
    expect(topics(words)).toEqual([])
  })
})

describe('what one member turns to', () => {
  it.each([
    ['鄂松龄委员还提到了殡葬改革。', '殡葬改革'],
    ['鄂松龄委员把目光投向校园餐饮安全。', '校园餐饮安全'],
    ['鄂松龄委员则对夜校选址有话要说。', '夜校选址'],
    ['鄂松龄委员最关心产业转移。', '产业转移'],
    ['六名委员与市教育局负责人就乡村教育振兴面对面。', '乡村教育振兴'],
  ])('is a topic: %s', (words, quote) => {
    expect(topics(words).map(([, , found]) => found)).toEqual([quote])
  })
})

describe('suggestions', () => {
  it('gives one suggestion for each member of a list and leaves list signs outside', () => {
    expect(itemsIn('仇怀远代表建议：一是修通沿江公路；二是设立书屋基金。')).toEqual([
      ['suggestion', '仇怀远', '修通沿江公路'],
      ['suggestion', '仇怀远', '设立书屋基金'],
    ])
  })

  it('keeps a leading 要 inside', () => {
    expect(itemsIn('大家建议，要留住老字号；降低摊位租金。')).toEqual([
      ['suggestion', '大家', '要留住老字号'],
      ['suggestion', '大家', '降低摊位租金'],
    ])
  })

  it('turns from a position to a suggestion inside one quotation', () => {
    expect(itemsIn('“停车位不足，建议开放机关车场。”简以宁代表说。')).toEqual([
      ['position', '简以宁', '停车位不足'],
      ['suggestion', '简以宁', '开放机关车场'],
    ])
  })

  it('takes the matters of proposals that are named one by one', () => {
    expect(
      itemsIn('一件是关于疏浚老运河的建议，另一件是关于保护古井的建议。').map(([kind, , quote]) => [kind, quote]),
    ).toEqual([
      ['suggestion', '疏浚老运河'],
      ['suggestion', '保护古井'],
    ])
  })

  it('takes the matter of a proposal from its title', () => {
    expect(itemsIn('司空远委员提交了《关于建设儿童友好医院的提案》。')).toEqual([
      ['suggestion', '司空远', '建设儿童友好医院'],
    ])
  })
})
