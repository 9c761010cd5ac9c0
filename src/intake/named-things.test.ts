import { describe, expect, it } from 'vitest'
import { findDocuments } from './documents.ts'
import { fold } from './fold.ts'
import { findMechanisms } from './mechanisms.ts'
import { findProgrammes } from './programmes.ts'

const whole = (words: string) => [{ start: 0, end: words.length }]
const programmes = (words: string) => findProgrammes(fold(words), whole(words)).map(({ name }) => name)
const mechanisms = (words: string) => findMechanisms(fold(words), whole(words), []).map(({ name }) => name)
const documents = (words: string) => findDocuments(fold(words), whole(words)).map(({ name }) => name)

describe('findProgrammes', () => {
  it.each([
    { words: '深化“六个提升”', names: ['六个提升'] },
    { words: '会议以“聚焦‘三大行动’”为主题', names: ['三大行动'] },
    { words: '落实“七个聚焦”，再提“七个聚焦”', names: ['七个聚焦'] },
    { words: '构建“4+3+X”产业体系', names: ['4+3+X'] },
    { words: '发展四大支柱产业', names: ['四大支柱产业'] },
  ])('names $names in $words', ({ words, names }) => {
    expect(programmes(words)).toEqual(names)
  })

  it.each(['完成“十四五”规划', '统筹两个方面', '当好“店小二”', '占全国十分之三'])('names none in %s', (words) => {
    expect(programmes(words)).toEqual([])
  })
})

describe('findMechanisms', () => {
  it.each([
    { words: '建强“出海通”综合服务平台', names: ['“出海通”综合服务平台'] },
    { words: '健全多元调解机制，建立', names: ['多元调解机制'] },
    { words: '成立冷链物流产业联盟', names: ['冷链物流产业联盟'] },
  ])('names $names in $words', ({ words, names }) => {
    expect(mechanisms(words)).toEqual(names)
  })

  it.each(['围绕中心、服务大局', '完善机制', '各类平台', '这是中心任务'])('names none in %s', (words) => {
    expect(mechanisms(words)).toEqual([])
  })
})

describe('findDocuments', () => {
  it('keeps 报告和草案 together and parts what 、 joins', () => {
    expect(documents('代表们审议县政府工作报告，也看预算报告和草案、计划报告和草案。')).toEqual([
      '县政府工作报告',
      '预算报告和草案',
      '计划报告和草案',
    ])
  })

  it('parts two reports joined by 和, and takes titles without their marks', () => {
    expect(documents('听取县政协常委会报告和提案办理报告')).toEqual(['县政协常委会报告', '提案办理报告'])
    expect(documents('会议审议通过了《湿地保护条例》《关于植树的决定》')).toEqual(['湿地保护条例', '关于植树的决定'])
  })

  it('names none where nothing is deliberated', () => {
    expect(documents('要修好滨江步道')).toEqual([])
  })
})
