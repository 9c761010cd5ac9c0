import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

const path = new URL('../../../shared/seed/page.txt', import.meta.url)
const isMissing = !existsSync(path)

describe.skipIf(isMissing && process.env.CI === undefined)('the seed page (needs ../shared)', () => {
  const text = isMissing ? '' : readFileSync(path, 'utf8')
  const reading = readText(text, { name: 'page.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' })
  const kinds = (article: number) => {
    const counts: Record<string, number> = {}
    for (const item of reading.items) {
      if (item.article === article) counts[item.kind] = (counts[item.kind] ?? 0) + 1
    }
    return counts
  }

  it('lists every name, and the one number given agrees', () => {
    expect(reading.lists.map(({ listedCount, statedCount }) => [listedCount, statedCount])).toEqual([
      [15, 15],
      [3, null],
      [15, null],
      [10, null],
      [6, null],
    ])
    expect(reading.lists[0]?.agrees).toBe(true)
  })

  it('holds what was counted by hand in each article', () => {
    expect([0, 1, 2, 3].map(kinds)).toEqual([
      { topic: 6, follow_up: 1, directive: 13 },
      { position: 4, directive: 15, topic: 9, follow_up: 4, assessment: 1 },
      { assessment: 2, directive: 5 },
      { assessment: 2, suggestion: 6, position: 1 },
    ])
  })

  it('answers every topic on the page', () => {
    const topics = reading.items.filter(({ kind }) => kind === 'topic')

    expect(topics.filter(({ answers }) => (answers?.length ?? 0) > 0)).toHaveLength(topics.length)
  })
})
