import { describe, expect, it } from 'vitest'
import { caseTitle } from './case-title.ts'

describe('the title of a case opened from what was said', () => {
  it('is what was said, up to sixty characters', () => {
    expect(caseTitle('增'.repeat(60))).toBe('增'.repeat(60))
    expect(caseTitle('增'.repeat(61))).toBe(`${'增'.repeat(60)}…`)
  })

  it('ends with a clause where it is longer', () => {
    expect(caseTitle(`${'增设渡口'.repeat(4)}，${'延长末班车'.repeat(12)}`)).toBe('增设渡口'.repeat(4))
  })

  it('cuts no word of letters in two', () => {
    const words = 'rebuild the wooden foot bridge beside the old ferry landing before winter'
    expect(caseTitle(words)).toBe('rebuild the wooden foot bridge beside the old ferry landing…')
    expect(caseTitle(`${'a'.repeat(59)} b`)).toBe(`${'a'.repeat(59)}…`)
    expect(caseTitle('a'.repeat(61))).toBe(`${'a'.repeat(60)}…`)
  })

  it('cuts no rare character in two', () => {
    expect(caseTitle(`${'增'.repeat(59)}𠮷${'设'.repeat(9)}`)).toBe(`${'增'.repeat(59)}…`)
  })
})
