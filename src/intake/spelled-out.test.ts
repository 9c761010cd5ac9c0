import { describe, expect, it } from 'vitest'
import { spelledOut } from './spelled-out.ts'

describe('spelledOut', () => {
  it('writes out alternatives, groups and what may be left out', () => {
    expect(spelledOut('很(?:好|准)|不?行|(?:非常|很)?有(?:用|益)')).toEqual([
      '很好',
      '很准',
      '行',
      '不行',
      '有用',
      '有益',
      '非常有用',
      '非常有益',
      '很有用',
      '很有益',
    ])
  })

  it('throws at what is no row of words', () => {
    for (const pattern of ['好+', '[好坏]', '好(?!坏)', '(?:好', '好)']) expect(() => spelledOut(pattern)).toThrow()
  })
})
