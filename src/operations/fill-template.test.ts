import { describe, expect, it } from 'vitest'
import { type CaseWords, fillTemplate, unfilledIn, unknownPlaces } from './fill-template.ts'

const nothing = { zh: null, en: null }
const words: CaseWords = {
  number: { zh: '2026-0007', en: '2026-0007' },
  title: { zh: '关于{编号}的建议', en: '关于{编号}的建议' },
  proposer: nothing,
  unit: { zh: '县道路局', en: 'Roads Bureau' },
  deadline: { zh: '2026年4月6日', en: '6 April 2026' },
  session: nothing,
  subject: nothing,
  today: nothing,
}

describe('a template', () => {
  it('is filled in the language of each name', () => {
    expect(fillTemplate('{主办单位}请于{到期日}前答复{ 编号 }。{Unit}, {deadline}', words)).toBe(
      '县道路局请于2026年4月6日前答复2026-0007。Roads Bureau, 6 April 2026',
    )
  })

  it('takes nothing that a case’s own words say for a place', () => {
    expect(fillTemplate('{标题}', words)).toBe('关于{编号}的建议')
  })

  it('marks a place the case has nothing for, so that it cannot be sent unseen', () => {
    expect(fillTemplate('尊敬的{提出人}：', words)).toBe('尊敬的〔未填：提出人〕：')
    expect(unfilledIn(fillTemplate('{session}', words))).toBe(true)
    expect(unfilledIn('〔2026〕12号')).toBe(false)
  })

  it('names the places no case can fill', () => {
    expect(unknownPlaces('{编号}{电话}{x} {} { }')).toEqual(['电话', 'x'])
  })
})
