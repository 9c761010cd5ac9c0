import { describe, expect, it } from 'vitest'
import { inventedFlow } from './invented-flow.ts'
import { longestSentence, splitClauses, splitSentences, unwrapQuotes } from './sentences.ts'

const bodies = (words: string) => {
  const flow = inventedFlow(words)
  return splitSentences(flow).map(({ start, bodyEnd }) => flow.text.slice(start, bodyEnd))
}
const clauses = (words: string) =>
  splitClauses(words, { start: 0, end: words.length }).map(({ start, end }) => words.slice(start, end))
const unwrapped = (words: string) => {
  const { start, end } = unwrapQuotes(words, { start: 0, end: words.length })
  return words.slice(start, end)
}

describe('splitSentences', () => {
  it('leaves final punctuation and the marks behind it outside', () => {
    expect(bodies('先修路。“再建房！”他说：“好。”')).toEqual(['先修路', '“再建房', '他说：“好'])
  })

  it('parts paragraphs even without a full stop', () => {
    expect(bodies('第一段\n第二段。')).toEqual(['第一段', '第二段'])
  })

  it('ends a quotation that trails off before the report goes on', () => {
    expect(bodies('“收费要公示……”活动中，大家议论。他说“慢慢来……”的时候笑了。')).toEqual([
      '“收费要公示……”',
      '活动中，大家议论',
      '他说“慢慢来……”的时候笑了',
    ])
  })

  it('cuts an endless sentence at a comma', () => {
    const endless = '修路，'.repeat(longestSentence)
    const flow = inventedFlow(endless)
    const sentences = splitSentences(flow)

    expect(Math.max(...sentences.map(({ start, end }) => end - start))).toBeLessThanOrEqual(longestSentence)
    expect(sentences.map(({ start, end }) => flow.text.slice(start, end)).join('')).toBe(endless)
  })
})

describe('splitClauses', () => {
  it('leaves alone what quotation marks, brackets and titles hold', () => {
    expect(clauses('修“甲,乙”路,建(丙,丁)房;读《戊,己》')).toEqual(['修“甲,乙”路', '建(丙,丁)房', '读《戊,己》'])
  })

  it('does not let a mark that is never closed hide what follows', () => {
    expect(clauses('修“路,建房')).toEqual(['修“路', '建房'])
  })
})

describe('unwrapQuotes', () => {
  it.each([
    { words: '“要修路。”', bare: '要修路' },
    { words: '“要修路', bare: '要修路' },
    { words: '“路长”要管好', bare: '“路长”要管好' },
    { words: '当好“店小二”', bare: '当好“店小二”' },
  ])('gives $bare for $words', ({ words, bare }) => {
    expect(unwrapped(words)).toBe(bare)
  })
})
