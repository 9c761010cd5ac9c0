import { describe, expect, it } from 'vitest'
import { storableText } from './storable-text.ts'

describe('a text that is to be kept', () => {
  it.each(['', 'plain', '渡口\r\n照明', 'a 𠮷 b', 'already \ufffd there'])('%j is kept as it is', (text) => {
    expect(storableText(text)).toEqual({ text, replaced: [] })
  })

  it('has what is no character replaced unit for unit, so that nothing moves, and tells of it once a line', () => {
    const parsed = 'one\0two\0 three\nfour\n\ud83dfive \ude00\r\n\0'
    const { text, replaced } = storableText(parsed)
    expect(text).toBe('one\ufffdtwo\ufffd three\nfour\n\ufffdfive \ufffd\r\n\ufffd')
    expect(text).toHaveLength(parsed.length)
    expect(replaced.map(({ quote, unit }) => [quote, unit])).toEqual([
      ['\ufffdtwo\ufffd', 'U+0000'],
      ['\ufffdfive \ufffd', 'U+D83D'],
      ['\ufffd', 'U+0000'],
    ])
    for (const { quote, start, end } of replaced) expect(text.slice(start, end)).toBe(quote)
  })
})
