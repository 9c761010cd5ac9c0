import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitArticles } from './articles.ts'
import { toSource } from './flow.ts'
import { fold } from './fold.ts'
import { inventedArticles, wrap } from './invented-pages.ts'

const paragraphs = inventedArticles.flatMap((article) => article.paragraphs.filter((text) => text.length > 40))
const flowsOf = (text: string) => splitArticles(text).articles.map(({ flow }) => flow.text)

/** Text as it comes: prose, titles, notes, credits, signs and line breaks in any order. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...paragraphs),
      fc.constantFrom(
        '下转03版',
        '（上接第二版）',
        '本报讯 ',
        '记者 缑一鸣 摄',
        '市政协召开会议',
        '首页 > 要闻',
        '— 3 —',
        '\f',
        '\r\n',
        '\n\n',
      ),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    ),
    { maxLength: 12 },
  )
  .chain((parts) => fc.tuple(fc.constant(parts.join('')), fc.integer({ min: 1, max: 60 })))
  .map(([text, width]) =>
    text
      .split('\n')
      .map((line) => wrap(line, width))
      .join('\n'),
  )

describe('reflow', () => {
  const someParagraphs = fc.uniqueArray(fc.constantFrom(...paragraphs), { minLength: 3, maxLength: 6 })
  const wrapped = (texts: readonly string[], width: number) => texts.map((text) => wrap(text, width)).join('\n\n')

  it('gives the same running text whatever width the columns of a page had', () => {
    fc.assert(
      fc.property(someParagraphs, fc.integer({ min: 6, max: 20 }), (texts, width) => {
        expect(flowsOf(wrapped(texts, width))).toEqual(flowsOf(texts.join('\n\n')))
      }),
      { numRuns: 150 },
    )
  })

  it('gives the same words at any width, though few wide lines may not show where a paragraph ends', () => {
    // A blank at the very end of a line is lost with the line break.
    const words = (text: string) => flowsOf(text).map((flow) => flow.replace(/[\n ]/g, ''))
    fc.assert(
      fc.property(someParagraphs, fc.integer({ min: 4, max: 90 }), (texts, width) => {
        expect(words(wrapped(texts, width))).toEqual(words(texts.join('\n\n')))
      }),
      { numRuns: 150 },
    )
  })

  it('quotes exactly what stands in the source, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { articles, doubts } = splitArticles(text)
        const quotes = articles.flatMap((article) =>
          [article.headline, article.kicker, article.caption, article.byline, article.continuation].filter(
            (q) => q !== null,
          ),
        )
        for (const { quote, start, end } of [...quotes, ...doubts])
          expect(quote).toBe(text.slice(start, end).replace(/[\r\n]+/g, ''))
      }),
      { numRuns: 150 },
    )
  })

  it('leads every place of a flow back to the same character of the source, in order and inside the body', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { flow, body } of splitArticles(text).articles) {
          expect(flow.sourceAt).toHaveLength(flow.text.length + 1)
          expect(flow.folded).toHaveLength(flow.text.length)
          expect(flow.folded).toBe(fold(flow.text))
          expect(toSource(flow, { start: 0, end: flow.text.length })).toEqual(body)
          for (const { start, end } of flow.paragraphs) {
            for (let at = start; at < end; at += 1) {
              const place = flow.sourceAt[at] ?? -1
              expect(at === start || place > (flow.sourceAt[at - 1] ?? -1)).toBe(true)
              // A space between words may stand for the line break it lies on.
              if (flow.text.charAt(at) !== ' ') expect(text.charAt(place)).toBe(flow.text.charAt(at))
            }
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('joins English words at a line break with a space, and a hyphen without', () => {
    const [flow] = flowsOf(
      'The council asked the harbour authority to reopen the slip-\nway before the end of the month and to report back to the\nforum.\n',
    )
    expect(flow).toBe(
      'The council asked the harbour authority to reopen the slip-way before the end of the month and to report back to the forum.',
    )
  })

  it.each(['— 2 —\n\f澜江日报 2024年3月5日 星期二', '\f', '第2页 共9页'])(
    'goes on over the page with %j between',
    (between) => {
      const text =
        '本报讯 市长庾柏年昨天在市政府常务会议上要求，各部门要把代表委员的意见逐条登记，三个月内办结，办结一件公开一件，不得敷衍了事。'
      const lines = wrap(text, 16).split('\n')
      const page = `${lines.slice(0, 2).join('\n')}\n\n${between}\n\n${lines.slice(2).join('\n')}\n`
      expect(flowsOf(page)).toEqual([text])
    },
  )
})
