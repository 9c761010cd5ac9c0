import { describe, expect, it } from 'vitest'
import { countedTopics } from './counted-topics.ts'

const matters = (words: string) =>
  countedTopics(words, { start: 0, end: words.length }).map(({ start, end }) => words.slice(start, end))

describe('countedTopics', () => {
  it('names the matters that proposals are counted by', () => {
    expect(matters('共收到建议12件,其中涉及堤岸加固5件,夜市管理类4件,古树保护3件')).toEqual([
      '堤岸加固',
      '夜市管理',
      '古树保护',
    ])
  })

  it.each([
    ['who filed them', '共收到建议提案30件,其中代表建议18件,委员提案12件'],
    ['what became of them', '共收到建议30件,其中已办结18件,列为重点的12件'],
    ['one number alone', '共收到建议30件,其中涉及堤岸加固5件'],
  ])('names nothing for %s', (_what, words) => {
    expect(matters(words)).toEqual([])
  })
})
