import { describe, expect, it } from 'vitest'
import { withoutBlanks } from './without-blanks.ts'

describe('words without the blanks of columns', () => {
  it('leaves a name as it is that has none', () => {
    expect(withoutBlanks('阿依努尔')).toBe('阿依努尔')
  })

  it('takes out every kind of white space, also beside other signs', () => {
    expect(withoutBlanks('简 淮')).toBe('简淮')
    expect(withoutBlanks('简\u3000\t淮\n')).toBe('简淮')
    expect(withoutBlanks('卡 德尔·A')).toBe('卡德尔·A')
  })
})
