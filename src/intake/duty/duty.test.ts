import { describe, expect, it } from 'vitest'
import { readText } from '#intake/read-text.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { ownWork } from '#tests/support/own-work.ts'
import { chineseDue } from './chinese-due.ts'
import { chineseDuty } from './chinese-duty.ts'
import { englishDue } from './english-due.ts'

const facts = { name: 'page', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
const spring = plainDate('2026-03-05')

/** Words of the term and the last day they mean, counted from a day. */
const termOf = (words: string, from = spring) => {
  const found = chineseDue(words, { start: 0, end: words.length })
  return found === undefined ? undefined : [words.slice(found.start, found.end), found.term.lastDay(from)]
}
const englishTermOf = (words: string, from = spring) => {
  const found = englishDue(words, { start: 0, end: words.length })
  return found === undefined ? undefined : [words.slice(found.start, found.end), found.term.lastDay(from)]
}

describe('by when, in Chinese', () => {
  it.each([
    ['于3月5日前报送', '3月5日前', '2026-03-05'],
    ['于3月4日前报送', '3月4日前', null],
    ['于明年3月4日前报送', '明年3月4日前', '2027-03-04'],
    ['于2月30日前报送', '2月30日前', null],
    ['于二〇二七年二月底前报送', '二〇二七年二月底前', '2027-02-28'],
    ['二月中旬前报送', '二月中旬前', null],
    ['六月上旬前报送', '六月上旬前', '2026-06-10'],
    ['月底前报送', '月底前', '2026-03-31'],
    ['下个月底前报送', '下个月底前', '2026-04-30'],
    ['本周内报送', '本周内', '2026-03-08'],
    ['两周内报送', '两周内', '2026-03-19'],
    ['24小时内上门', undefined, null],
    ['一年之内建成', '一年之内', '2027-03-05'],
    ['7个工作日内答复', '7个工作日内', null],
    ['开学前完成', '开学前', null],
    ['“十五五”期间建成', '“十五五”期间', '2030-12-31'],
    ['后年建成', '后年', '2028-12-31'],
    ['去年底完成的项目', undefined, null],
    ['2025年以来投诉上升', undefined, null],
    ['2026年预算要公开', undefined, null],
    ['从明年起实行', undefined, null],
    ['把时限压缩到20个工作日以内', undefined, null],
    ['尽快公布，抓紧落实', undefined, null],
    ['目前进展顺利，以前没有', undefined, null],
  ])('%s: %s, %s', (words, quote, day) => {
    expect(termOf(words)).toEqual(quote === undefined ? undefined : [quote, day])
  })

  it('the last day of a week that ends today is today, and a Monday’s is six days later', () => {
    expect(termOf('本周内报送', plainDate('2026-03-08'))).toEqual(['本周内', '2026-03-08'])
    expect(termOf('本周内报送', plainDate('2026-03-09'))).toEqual(['本周内', '2026-03-15'])
  })
})

describe('by when, in English', () => {
  it.each([
    ['report by 5 March', 'by 5 March', '2026-03-05'],
    ['report by 4 March', 'by 4 March', null],
    ['report by 4 March 2027', 'by 4 March 2027', '2027-03-04'],
    ['report on or before June 9th, 2026', 'on or before June 9th, 2026', '2026-06-09'],
    ['report within ten working days', 'within ten working days', null],
    ['report within a week', 'within a week', '2026-03-12'],
    ['report by the end of next month', 'by the end of next month', '2026-04-30'],
    ['report in the third quarter of 2026', 'in the third quarter of 2026', '2026-09-30'],
    ['report before the next ordinary meeting', 'before the next ordinary meeting', null],
    ['report by mid-June', 'by mid-June', null],
    ['report as soon as possible', undefined, null],
    ['a survey by the engineer in the park', undefined, null],
    ['last year’s budget', undefined, null],
  ])('%s: %s, %s', (words, quote, day) => {
    expect(englishTermOf(words)).toEqual(quote === undefined ? undefined : [quote, day])
  })
})

describe('who and when of a page', () => {
  const page = (head: string, said: string) =>
    readText(`${head}\n\n${said}\n`, facts).items.filter(({ kind }) => kind !== 'topic')

  it('the unit that leads comes first, whoever else acts stands beside it', () => {
    const [item] = page(
      '2026年3月5日，临汐市政协召开座谈会，市长闻人松出席并讲话。',
      '闻人松要求，由市水务局牵头，会同临江区政府、市财政局，三个月内拿出方案。',
    )
    expect(item?.unit?.quote).toBe('市水务局')
    expect(item?.joint?.map(({ quote }) => quote)).toEqual(['临江区政府', '市财政局'])
    expect(item?.due).toMatchObject({ quote: '三个月内', day: '2026-06-05', within: { count: 3, unit: 'month' } })
  })

  it('a day without its year stays unresolved where neither session nor page says the year', () => {
    const said = '闻人松要求，市商务局要在6月底前提出清单。'
    expect(page('3月5日，临汐市政协召开座谈会，市长闻人松出席并讲话。', said)[0]?.due).toEqual(
      expect.not.objectContaining({ day: expect.anything() }),
    )
    const dated = '2026年3月6日 临汐日报\n\n3月5日，临汐市政协召开座谈会，市长闻人松出席并讲话。'
    expect(page(dated, said)[0]?.due?.day).toBe('2026-06-30')
  })

  it('whoever a demand is about, is reported to or is watched does not act', () => {
    const head = '2026年3月5日，临汐市政协召开座谈会，市长闻人松出席并讲话。'
    for (const said of ['闻人松要求，加强对市交通局的监督。', '苗禾川委员建议，将进展报市政府办公厅。'])
      expect(page(head, said).map(({ unit }) => unit)).toEqual([undefined])
  })

  it('a claim or a judgement names nobody who must act', () => {
    const items = page('2026年3月5日，临汐市政协召开座谈会。', '闻人松认为，市交通局的工作扎实有效。')
    expect(items.filter(({ unit, due }) => unit !== undefined || due !== undefined)).toEqual([])
  })

  it.each(['局和', '市教委、', '会同局', '由市教委和', '年底前', '十五'])(
    '%s without an end takes work that grows with its length',
    async (piece) => {
      const work = (times: number) => {
        const text = piece.repeat(times)
        const span = { start: 0, end: text.length }
        return ownWork(() => chineseDuty(text, { ...span, kind: 'directive' }, span))
      }
      await work(4000)
      const [short, long] = [await work(2000), await work(16_000)]
      expect(long).toBeLessThan(40 * Math.max(short, 2))
    },
  )
})
