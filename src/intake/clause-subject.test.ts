import { describe, expect, it } from 'vitest'
import { clauseSubject, modals, subjects } from './clause-subject.ts'

const told = (words: string) => {
  const { subject, modal } = clauseSubject(words, { start: 0, end: words.length })
  return [subjects[subject], modals[modal]]
}

describe('of whom a clause speaks', () => {
  it('is a unit that is to do something, or does it', () => {
    expect(told('市交通局要抓紧拿出方案')).toEqual(['unit', 'shall'])
    expect(told('区政府将在年底前完成改造')).toEqual(['unit', 'will'])
    expect(told('对委员的建议县政府督查室必须逐条研究')).toEqual(['unit', 'must'])
  })

  it('is everybody, members, or those who speak', () => {
    expect(told('各级各部门要强化责任')).toEqual(['everybody', 'shall'])
    expect(told('希望委员们多提建议')).toEqual(['nobody', 'hopes'])
    expect(told('广大委员要深入基层')).toEqual(['members', 'shall'])
    expect(told('我局将会同有关单位办理')).toEqual(['ourselves', 'will'])
  })

  it('is a matter, or a thing by its length, or nobody', () => {
    expect(told('对确有困难的要说明原因')).toEqual(['matter', 'shall'])
    expect(told('医改是世界性难题')).toEqual(['short', 'is'])
    expect(told('产业结构不优的问题已得到缓解')).toEqual(['long', 'done'])
    expect(told('要坚持问题导向')).toEqual(['nobody', 'shall'])
    expect(told('加快建设步伐')).toEqual(['nobody', 'none'])
  })

  it('is not told by characters that stand inside other words', () => {
    expect(told('重要的是社会功能得到回应')).toEqual(['short', 'is'])
    expect(told('能否延长末班车的时间')).toEqual(['nobody', 'whether'])
    expect(told('县里的建议市教育局要采纳')).toEqual(['unit', 'shall'])
  })

  it('looks at the clause alone, and not far into it', () => {
    const text = '市教育局要加快，争取早日建成'
    expect(clauseSubject(text, { start: 8, end: text.length })).toEqual({ subject: 0, modal: modals.indexOf('will') })
    const late = `${'加快推进老旧小区改造和背街小巷整治'.repeat(3)}要落实`
    expect(clauseSubject(late, { start: 0, end: late.length })).toEqual({ subject: 0, modal: 0 })
  })
})
