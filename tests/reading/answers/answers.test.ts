import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answeredMatters } from './answered-pages.ts'
import { scoreAnswers } from './score-answers.ts'

const pagesOf = (split: string): string[] =>
  readFileSync(new URL(`${split}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).id)

describe('who answered what', () => {
  it.each([
    ['development', 0.82, 0.84, 0.68],
    ['held-out', 0.7, 0.74, 0.48],
  ] as const)(
    '%s pages: first answers right at least %d, links that are answers %d, answers found %d',
    (split, first, precision, recall) => {
      const figures = scoreAnswers(answeredMatters(split), ({ reading, at }) => reading.items[at]?.answers ?? [])

      expect(figures.firstRight / figures.matters).toBeGreaterThanOrEqual(first)
      expect(figures.precision).toBeGreaterThanOrEqual(precision)
      expect(figures.recall).toBeGreaterThanOrEqual(recall)
    },
  )

  it('no page is both learned from and kept back', () => {
    const learned = new Set(pagesOf('development'))
    expect(pagesOf('held-out').filter((page) => learned.has(page))).toEqual([])
  })

  it('a finder that answers everything with everything is seen to be wrong', () => {
    const { precision, firstRight, matters } = scoreAnswers(answeredMatters('held-out'), ({ reading }) =>
      reading.items.map((_, item) => ({ item })),
    )
    expect(precision).toBeLessThan(0.2)
    expect(firstRight / matters).toBeLessThan(0.3)
  })
})
