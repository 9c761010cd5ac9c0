import { describe, expect, it } from 'vitest'
import { denseText } from './dense-text.ts'
import { findWords } from './find-words.ts'

const text = '甲建议增设\n渡口。乙也建议增设渡口。'
const whole = denseText(text)

describe('looking for words in a source', () => {
  it('finds them over the breaks of lines', () => {
    expect(findWords(whole, '增设渡口', 0)).toEqual({ start: 3, end: 8 })
    expect(findWords(whole, '增设\n渡 口', 0)).toEqual({ start: 3, end: 8 })
  })

  it('takes the nearest where they stand more than once', () => {
    const second = text.lastIndexOf('增设')
    expect(findWords(whole, '增设渡口', second)).toEqual({ start: second, end: second + 4 })
    expect(findWords(whole, '增设渡口', text.length)).toEqual({ start: second, end: second + 4 })
    expect(findWords(whole, '增设渡口', 4)).toEqual({ start: 3, end: 8 })
  })

  it('finds none that are not there, and no empty ones', () => {
    expect(findWords(whole, '拆除渡口', 0)).toBeUndefined()
    expect(findWords(whole, ' ', 0)).toBeUndefined()
  })
})
