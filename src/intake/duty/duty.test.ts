import { describe, expect, it } from 'vitest'
import { readText } from '#intake/read-text.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { ownWork } from '#tests/support/own-work.ts'
import { chineseDue } from './chinese-due.ts'
import { chineseDuty } from './chinese-duty.ts'
import { chineseDays, dayOfSession } from './day-counted-from.ts'
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
    ['于明年2月28日前报送', '明年2月28日前', '2027-02-28'],
    ['于明年2月29日前报送', '明年2月29日前', null],
    ['于明年2月31日前报送', '明年2月31日前', null],
    ['于4月31日前报送', '4月31日前', null],
    ['于5月31日前报送', '5月31日前', '2026-05-31'],
    ['半年内报送', '半年内', '2026-09-05'],
    ['半个月内报送', '半个月内', '2026-03-20'],
    ['半天内报送', '半天内', null],
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

  it.each([
    '5个工作日内 两年内 三个月内 两周内 三个星期内 十天内 30日内 半年内 三十日之内 三十日以内',
    '6月前 六月份前 6月5日前 6月5号前 六月五日前 6月底前 6月末前 6月初前 6月上旬前 6月中旬前 6月下旬前 6月中前',
    '2027年6月前 二〇二七年六月前 今年6月前 本年6月前 当年6月前 明年6月前 后年6月前',
    '一季度前 第二季度前 今年的第三季度前 第4季度底前 三季度末前 四季度内',
    '上半年前 下半年底前 今年下半年末前 明年上半年内',
    '春季前 夏天前 秋季学期前 秋季开学前 冬前 明年春季前 冬季之内',
    '今年底 今年末前 2027年内 明年底前 今年前 2027年之前 年底前 年末前 年内 年前 年之前',
    '本月底前 当月末前 下月内 下个月底前 本月前 下月前 下个月之前 月底前 月末前',
    '本周内 下周末前 本周前 下周前',
    '“十五五”期末 “十五五”末 十五五期间 十五五时期 “十五五”规划期内 “十五五”规划期末前',
    '国庆前 国庆节前 国庆假期前 国庆长假前 元旦前 春节前 五一前 十一前 中秋前 中秋节前 端午前 清明前 重阳前 重阳节之前',
    '今年国庆前 明年元旦前 “五一”前 “十一”以前',
    '汛期前 主汛期前 汛期来临前 汛期到来前 供暖季前 采暖季前 雨季前 旺季前 台风季前 供暖季到来前',
    '开学前 新学期开学前 新学期前 本学期前 下学期前 本学期之内 寒假前 暑假前 暑期前 供暖前',
    '下次会议前 下一次全会前 下次全会前 下届大会前 下次例会前 明年例会前 明年两会前 两会前 全国两会前',
    '任期届满前 入冬前 入夏前 入汛前',
  ])('each way to write a term is found whole: %s', (terms) => {
    for (const term of terms.split(' ')) expect(termOf(`${term}报送`)?.[0]).toBe(term)
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
    ['report by the end of June', 'by the end of June', '2026-06-30'],
    ['report by 31 June', 'by 31 June', null],
    ['report by 31 July', 'by 31 July', '2026-07-31'],
    ['report as soon as possible', undefined, null],
    ['a survey by the engineer in the park', undefined, null],
    ['last year’s budget', undefined, null],
  ])('%s: %s, %s', (words, quote, day) => {
    expect(englishTermOf(words)).toEqual(quote === undefined ? undefined : [quote, day])
  })
})

describe('the day a session tells of', () => {
  const sessionDay = (words: string, page: string | null) =>
    dayOfSession(
      { datePhrase: { quote: words, start: 0, end: words.length } },
      page === null ? null : plainDate(page),
      chineseDays,
    )

  it.each([
    ['12月30日', '2027-01-02', '2026-12-30'],
    ['1月2日', '2027-01-02', '2027-01-02'],
    ['7月4日', '2027-01-02', '2027-07-04'],
    ['7月5日', '2027-01-02', '2026-07-05'],
    ['2月30日', '2027-01-02', null],
    ['2026年12月30日', '2027-01-02', '2026-12-30'],
    ['12月30日', null, null],
  ])('%s on a page of %s is %s', (words, page, day) => {
    expect(sessionDay(words, page)).toBe(day)
  })
})

describe('a page of several articles', () => {
  const long = '会议听取了关于城市更新的情况报告。'.repeat(50)
  const first = `市人大常委会审议河道条例\n\n本报讯 市人大常委会昨天召开会议。${long}会议审议了2019年3月5日通过的河道管理条例。`
  const second =
    '市政协召开营商环境座谈会\n\n本报讯 3月5日，临汐市政协召开座谈会，市长闻人松出席并讲话。闻人松要求，市商务局要在6月底前提出清单。'
  const read = (text: string) => {
    const { articles, sessions, items } = readText(text, facts)
    const due = items.find((one) => one.due !== undefined)?.due
    return { articles: articles.length, day: sessions.find(({ day }) => day !== undefined)?.day, due: due?.day }
  }

  it('each is of the day the head of the page tells, and of none that stands in another’s text', () => {
    const dated = `2026年3月6日 星期五 临汐日报\n\n${first}\n\n${second}\n`
    expect(read(dated)).toEqual({ articles: 2, day: '2026-03-05', due: '2026-06-30' })
    expect(read(`${first}\n\n${second}\n`)).toEqual({ articles: 2, day: undefined, due: undefined })
  })

  it('a day between two bodies is the latter’s', () => {
    const dated = `2026年3月6日 星期五 临汐日报\n\n${first}\n\n${second.replace('\n\n', '\n\n2025-03-06 来源：临汐日报\n\n')}\n`
    expect(read(dated)).toEqual({ articles: 2, day: '2025-03-05', due: '2025-06-30' })
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

  it.each([
    ['副市长兼市公安局局长贺兰山表示，将于下周组织踏勘。', '市公安局'],
    ['闻人松要求，全区12个街镇年底前实现远程手语服务全覆盖。', undefined],
    ['闻人松要求，全区12月底前实现远程手语服务全覆盖。', '全区'],
  ])('%s: %s', (said, unit) => {
    const [item] = page('2026年3月5日，临汐市政协召开座谈会，市长闻人松出席并讲话。', said)
    expect(item?.unit?.quote).toBe(unit)
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
