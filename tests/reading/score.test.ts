import { describe, expect, it } from 'vitest'
import type { Item, Reading } from '#intake/reading.ts'
import { quoteOf } from '#kernel/text-span.ts'
import { type AnnotatedPage, listInventedPages } from './pages.ts'
import { perfectReading } from './perfect-reading.ts'
import { scoreReading, sumFigures } from './score.ts'
import { pooled } from './score-items.ts'
import { f1Of, precisionOf, recallOf } from './tally.ts'
import { namesNobody, writerIn } from './writer.ts'

const pages = [...listInventedPages('development'), ...listInventedPages('held_out')]

function pageNamed(id: string): AnnotatedPage {
  const page = pages.find(({ gold }) => gold.id === id)
  if (page === undefined) throw new Error(`no page ${id}`)
  return page
}

const page = pageNamed('xiting-theme-session-2016')
const figuresOf = (reading: Reading) => sumFigures([scoreReading(reading, page.gold)])
const changeItem = (index: number, change: (item: Item) => Item): Reading => {
  const reading = perfectReading(page)
  return { ...reading, items: reading.items.map((item, i) => (i === index ? change(item) : item)) }
}

describe('the score of a reading', () => {
  it.each(pages.map((each) => [each.gold.id, each] as const))('is full for what the expert found on %s', (_, each) => {
    const figures = sumFigures([scoreReading(perfectReading(each), each.gold)])

    expect(f1Of(pooled(figures.exact))).toBe(1)
    expect(f1Of(figures.listed)).toBe(1)
    expect(f1Of(figures.people)).toBe(1)
    expect(f1Of(figures.sessions)).toBe(1)
    expect(figures.joins.right).toBe(figures.joins.all)
    expect(figures.counts.right).toBe(figures.counts.all)
    expect(figures.speakers.right).toBe(figures.speakers.all)
    expect(figures.answers.right).toBe(figures.answers.all)
    expect(figures.wrongSpans).toBe(0)
  })

  it('loses recall, not precision, for an item left out', () => {
    const reading = perfectReading(page)
    const items = pooled(figuresOf({ ...reading, items: reading.items.slice(1) }).lenient)

    expect(items.missed).toBe(1)
    expect(recallOf(items)).toBeLessThan(1)
    expect(precisionOf(items)).toBe(1)
  })

  it('counts half an item as missed, as false and as a wrong span', () => {
    const halved = changeItem(6, (item) => ({
      ...item,
      ...quoteOf(page.text, { start: item.start, end: item.start + Math.ceil((item.end - item.start) / 2) }),
    }))
    const figures = figuresOf(halved)

    expect(pooled(figures.lenient)).toMatchObject({ missed: 1, falseOnes: 1 })
    expect(figures.wrongSpans).toBe(1)
  })

  it('forgives one character of a long item, but not to the letter', () => {
    const shortened = changeItem(8, (item) => ({
      ...item,
      ...quoteOf(page.text, { start: item.start, end: item.end - 1 }),
    }))
    const figures = figuresOf(shortened)

    expect(pooled(figures.lenient)).toMatchObject({ missed: 0, falseOnes: 0 })
    expect(pooled(figures.exact)).toMatchObject({ missed: 1, falseOnes: 1 })
    expect(figures.wrongSpans).toBe(0)
  })

  it('takes a quote that is not its own slice for a wrong span', () => {
    expect(figuresOf(changeItem(0, (item) => ({ ...item, quote: `${item.quote}。` }))).wrongSpans).toBe(1)
  })

  it('counts another kind as missed in one kind and false in the other', () => {
    const figures = figuresOf(changeItem(0, (item) => ({ ...item, kind: 'directive' })))

    expect(figures.lenient.topic.missed).toBe(1)
    expect(figures.lenient.directive.falseOnes).toBe(1)
  })

  it('sees a headline given to the wrong body', () => {
    const reading = perfectReading(page)
    const [one, two] = reading.articles
    if (one === undefined || two === undefined) throw new Error('two articles expected')
    const crossed = [
      { ...one, headline: two.headline },
      { ...two, headline: one.headline },
    ]

    expect(figuresOf({ ...reading, articles: crossed }).joins).toEqual({ right: 0, all: 2 })
  })

  it('knows the titles over an article again, whichever is called the headline, and none of another article', () => {
    const reading = perfectReading(page)
    const swapped = reading.articles.map((one) => ({ ...one, headline: one.kicker, kicker: one.headline }))
    const alone = reading.articles.map((one) => ({ ...one, kicker: null }))
    const figures = [swapped, alone].map((articles) => figuresOf({ ...reading, articles }))

    expect(figures.map(({ joins, heads }) => [joins.right, heads.right])).toEqual([
      [0, 2],
      [1, 1],
    ])
  })

  it('sees a name cut short in a list and a count read wrongly', () => {
    const reading = perfectReading(page)
    const lists = reading.lists.map((list) => ({
      ...list,
      statedCount: 8,
      people: list.people.map((name, i) =>
        i === 4 ? { name: name.name.slice(0, 2), start: name.start, end: name.start + 2 } : name,
      ),
    }))
    const figures = figuresOf({ ...reading, lists })

    expect(figures.listed).toMatchObject({ missed: 1, falseOnes: 1 })
    expect(figures.counts.right).toBe(0)
  })

  it('sees words given to the wrong speaker', () => {
    const figures = figuresOf(changeItem(7, (item) => ({ ...item, speaker: '别人' })))

    expect(figures.speakers.all - figures.speakers.right).toBe(1)
  })
})

describe('who wrote, in a byline', () => {
  it.each([
    ['本报讯（记者 方禾）', '记者 方禾'],
    ['（记者 方禾 江苇）', '记者 方禾 江苇'],
    ['松岭日报讯 记者 方禾', '记者 方禾'],
    ['2024-03-05 来源：松岭日报 作者：方禾 编辑：江苇', '方禾'],
    ['本报记者 方禾', '本报记者 方禾'],
    ['本报讯', '本报讯'],
  ])('is the same however much is marked round it: %s', (words, writer) => {
    expect(`，${words}`.slice(...writerIn(`，${words}`, [1, words.length + 1]))).toBe(writer)
  })

  it('is nobody in a line of where a page comes from', () => {
    expect(['来源：松岭日报', '来源：松岭日报 作者：方禾', '记者 方禾'].map(namesNobody)).toEqual([true, false, false])
  })
})
