import { describe, expect, it } from 'vitest'
import { withoutSpaces } from './without-spaces.ts'

describe('words without the blanks of columns', () => {
  it('leaves a name as it is that has none', () => {
    expect(withoutSpaces('阿依努尔')).toBe('阿依努尔')
  })

  it('takes out every kind of white space, also beside other signs', () => {
    expect(withoutSpaces('简 淮')).toBe('简淮')
    expect(withoutSpaces('简\u3000\t淮\n')).toBe('简淮')
    expect(withoutSpaces('卡 德尔·A')).toBe('卡德尔·A')
  })
})
