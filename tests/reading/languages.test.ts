import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readAkomaNtoso } from '#intake/readers/read-akoma-ntoso.ts'
import { readPopolo } from '#intake/readers/read-popolo.ts'
import { squeeze } from './overlap.ts'
import { type AnnotatedPage, listLanguagePages, type Split } from './pages.ts'
import { readPage } from './read.ts'
import { scoreReading, sumFigures } from './score.ts'
import { pooled } from './score-items.ts'
import { f1Of } from './tally.ts'

const pagesOf = (split: Split, genre: string) =>
  listLanguagePages(split).filter(({ gold }) => gold.id.startsWith(genre))
const figuresOf = (pages: readonly AnnotatedPage[]) =>
  sumFigures(pages.map((page) => scoreReading(readPage(page), page.gold)))

describe('pages of other languages and genres', () => {
  const pages = [...listLanguagePages('development'), ...listLanguagePages('held_out')]

  it.each(pages.map((page) => [page.gold.id, page] as const))(
    'every quote of %s is its place in the source',
    (_, page) => {
      const { items, documents, doubts, people, lists } = readPage(page)
      const marks = items.flatMap(({ unit, due, vote }) => [unit, due, vote].filter((mark) => mark !== undefined))
      for (const { quote, start, end } of [...items, ...documents, ...doubts, ...marks])
        expect(page.text.slice(start, end).replace(/[\r\n]+/g, '')).toBe(quote)
      for (const { name, start, end } of [...people, ...lists.flatMap((list) => list.people)])
        expect(squeeze(page.text.slice(start, end))).toBe(squeeze(name))
    },
  )

  it.each([
    ['de-', 0.85, 0.85],
    ['ja-', 0.95, 0.95],
    ['en-', 0.9, 0.9],
    ['zh-', 0.9, 0.9],
    ['akn-', 0.9, 0.9],
    ['popolo-', 0.9, 0.9],
  ] as const)('items of pages kept back, %s: F1 at least %d; names %d', (genre, items, people) => {
    const figures = figuresOf(pagesOf('held_out', genre))
    expect(f1Of(pooled(figures.lenient))).toBeGreaterThanOrEqual(items)
    expect(f1Of(figures.people)).toBeGreaterThanOrEqual(people)
  })

  it.each(
    pages.filter(({ gold }) => /^(?:akn|popolo)-/.test(gold.id)).map(({ gold, text }) => [gold.id, text] as const),
  )('the text of %s is what its reader makes of the source', (id, text) => {
    const isAkomaNtoso = id.startsWith('akn-')
    const bytes = readFileSync(new URL(`languages/sources/${id}.${isAkomaNtoso ? 'xml' : 'json'}`, import.meta.url))
    const read = isAkomaNtoso ? readAkomaNtoso(bytes) : readPopolo(bytes)
    expect(read).toMatchObject({ ok: true, value: { text } })
  })
})
