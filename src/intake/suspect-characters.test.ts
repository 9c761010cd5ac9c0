import { describe, expect, it } from 'vitest'
import { splitArticles } from './articles.ts'
import { wrap } from './invented-pages.ts'
import { findSuspectCharacters } from './suspect-characters.ts'

const suspects = (text: string) => findSuspectCharacters(text, splitArticles(text).articles)
const found = (text: string) => suspects(text).map(({ quote, hint }) => [quote, hint])

describe('findSuspectCharacters', () => {
  it.each([
    { slip: '己', text: '骑楼修缮工作己经完成，居民陆续搬回。', meant: '已' },
    { slip: '末', text: '要着眼末来，把老城改好。', meant: '未' },
    { slip: '彰', text: '要加大财政保彰，分年拨付。', meant: '障' },
    { slip: '镜', text: '营商环镜越来越好，企业来得更多。', meant: '境' },
  ])('reports $slip where a common word wants $meant, with its place', ({ text, slip, meant }) => {
    expect(found(text)).toEqual([[slip, meant]])
    const [doubt] = suspects(text)
    expect(text.slice(doubt?.start, doubt?.end)).toBe(slip)
    expect(doubt).toMatchObject({ code: 'suspect_character', article: 0 })
  })

  it.each([
    '周末来访的客人很多。',
    '他自己经营一家小店。',
    '部门数据要汇入构建全市统一的平台。',
    '已经完成，未来可期。',
  ])('leaves %s alone: the character belongs to another word', (text) => {
    expect(found(text)).toEqual([])
  })

  it('reports a seldom used character in the place of a common word, but not in a name', () => {
    expect(found('希望大家找准罅节问题，一项一项解决。')).toEqual([['罅', '环']])
    expect(found('璩海川、晁映雪、郏南星等委员发言。')).toEqual([])
  })

  it('finds a slip across a column break, and quotes the character alone', () => {
    const text = wrap(
      '本报讯 昨日市领导在专题协商会上说，沿街骑楼修缮的工作己经完成，居民们陆续搬回，街巷又热闹起来了。',
      14,
    )
    expect(text).toContain('己\n经')
    expect(found(text)).toEqual([['己', '已']])
  })

  it('reports what was wrongly decoded, private characters, glosses and doubled signs', () => {
    expect(found('会议\ufffd召开。')).toEqual([['\ufffd', null]])
    expect(found('会议\ue123召开。')).toEqual([['\ue123', null]])
    expect(found('会议锟斤拷召开。')).toEqual([['锟斤拷', null]])
    expect(found('市政(zhèng)协昨天开会，，听取意见。')).toEqual([
      ['(zhèng)', null],
      ['，，', '，'],
    ])
    expect(found('消耗臭氧层物质（ods）的替代。')).toEqual([])
  })

  it('says of what stands outside every body that it belongs to no article', () => {
    const text = '首页 > 新\ufffd闻 > 正文\n\n昨天，市政协召开常委会会议。\n'
    expect(suspects(text).map(({ article }) => article)).toEqual([null])
  })
})
