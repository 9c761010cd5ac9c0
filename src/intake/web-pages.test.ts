import { describe, expect, it } from 'vitest'
import { splitArticles } from './articles.ts'

const body =
  '　　3月4日上午，松岭区政协召开“小区充电”协商座谈会。区政协主席罗放主持会议。\n　　委员们建议，增设充电棚，完善收费办法，让居民用得放心。\n　　区住建局负责人表示，将在六月底前完成十二处充电棚的建设。\n'
const headline = '松岭区政协协商小区充电难题'

const headOf = (lines: readonly string[]) => {
  const articles = splitArticles(`${lines.join('\n')}\n${body}`).articles
  expect(articles).toHaveLength(1)
  const [article] = articles
  return {
    headline: article?.headline?.quote,
    kicker: article?.kicker?.quote ?? null,
    byline: article?.byline?.quote ?? null,
    opens: article?.flow.text.slice(0, 4),
  }
}

describe('the head of a web page', () => {
  it.each<[string, readonly string[], string | null]>([
    [
      'one line of when, where from and by whom',
      [headline, '时间：2022年3月5日 来源：松岭报 作者：方禾 点击：123次'],
      '时间：2022年3月5日 来源：松岭报 作者：方禾',
    ],
    [
      'tools between its particulars',
      [headline, '日期：2022-03-05 字号：[大][中][小] 来源：松岭政协网 打印'],
      '日期：2022-03-05 字号：[大][中][小] 来源：松岭政协网',
    ],
    [
      'particulars on several lines',
      [headline, '发布时间：2022-03-05', '来源：松岭区政协', '浏览次数：33'],
      '发布时间：2022-03-05来源：松岭区政协',
    ],
    [
      'the day on a line of its own',
      [headline, '', '2022-03-05 10:13:39', '来源：松岭融媒', ''],
      '2022-03-05 10:13:39来源：松岭融媒',
    ],
    ['a trail that begins with its sign', ['您现在的位置：首页', ' > 新闻 > 政协要闻', headline], null],
    ['the site and the kind of page', ['松岭在线新闻正文', '', headline, ''], null],
    ['the department above, the address below', ['政协动态', headline, 'http://www.songling.example/a1.html'], null],
    ['a reporter and nothing else', [headline, '本报记者 方禾 江苇 报道'], '本报记者 方禾 江苇 报道'],
  ])('%s', (_, lines, byline) => {
    expect(headOf(lines)).toEqual({ headline, kicker: null, byline, opens: '3月4日' })
  })

  it('may call its reporter an interviewer', () => {
    const [article] = splitArticles(
      `${headline}\n本报讯 (采访人员 方禾 江苇)松岭区政协3月4日召开协商会。区政协主席罗放主持。\n`,
    ).articles
    expect(article?.byline?.quote).toBe('采访人员 方禾 江苇')
  })

  it('may tell the act in full over a headline that tells it shortly', () => {
    const [article] = splitArticles(
      `松岭区政协四届三次会议举行大会发言，区委书记罗放到会听取意见\n\n十二位委员建言充电难\n\n${body}`,
    ).articles
    expect([article?.kicker?.quote, article?.headline?.quote]).toEqual([
      '松岭区政协四届三次会议举行大会发言，区委书记罗放到会听取意见',
      '十二位委员建言充电难',
    ])
  })
})

describe('the lines between a headline and its text', () => {
  const text = '3月4日上午，松岭区政协召开“小区充电”协商座谈会。区政协主席罗放主持会议。'
  const read = (...lines: string[]) => {
    const articles = splitArticles(`${lines.join('\n')}\n${text}\n\n委员们建议增设充电棚。\n`).articles
    expect(articles).toHaveLength(1)
    const [{ headline: found, kicker, caption, byline } = {}] = articles
    return [found?.quote, kicker?.quote ?? null, caption?.quote ?? null, byline?.quote ?? null]
  }

  it.each(['松岭区政协宣传信息科', '区政协研究室　方禾', '（松岭区委宣传部）', '松岭晚报 特派记者 方禾'])(
    'name who sent it in, and are no title: %s',
    (credit) => {
      expect(read(headline, credit)).toEqual([headline, null, null, credit])
    },
  )

  it.each([
    '松岭区住房和城乡建设局　松建函〔2022〕17号',
    '【时间】3月4日 【地点】区政协会议厅',
    '（此件公开发布）',
    '松岭区政府网　2022年3月5日　阅读：612',
  ])('tell numbers and circumstances, and are no title: %s', (line) => {
    expect(read(headline, line)).toEqual([headline, null, null, null])
  })

  it('say who is seen in a picture, over a credit', () => {
    expect(read(headline, '委员在社区查看充电棚', '本报记者 方禾')).toEqual([
      headline,
      null,
      '委员在社区查看充电棚',
      '本报记者 方禾',
    ])
  })

  it('are a headline where they are all there is', () => {
    expect(read('委员在社区查看充电棚', '本报记者 方禾')).toEqual(['委员在社区查看充电棚', null, null, '本报记者 方禾'])
  })

  it('do not make an office’s name a byline where another text stands before it', () => {
    const { articles } = splitArticles(`${headline}\n\n${text}\n\n让居民充得上电\n\n区住建局\n\n${text}\n`)
    expect(articles.map(({ byline }) => byline)).toEqual([null])
  })
})

describe('the name of a column over a headline', () => {
  it.each(['两会走笔', '【代表心声】', '协商议事厅', '委员关注：'])('is its kicker: %s', (name) => {
    expect(headOf([name, headline])).toEqual({ headline, kicker: name, byline: null, opens: '3月4日' })
  })
})

describe('who wrote an article of a web page', () => {
  it('goes before where the page comes from', () => {
    const [article] = splitArticles(
      `${headline}\n2022-03-05 来源：松岭日报\n\n${body}\n　　会议开了两个小时。（记者 方禾）\n`,
    ).articles
    expect(article?.byline?.quote).toBe('记者 方禾')
  })

  it('stands in brackets behind the last sentence only: behind each they are those who spoke', () => {
    const speech = (name: string) => `　　建议增设充电棚，让居民用得放心。（${name}）`
    const one = splitArticles(`${headline}\n\n${body}\n${speech('方禾')}\n`).articles[0]
    expect([one?.byline?.quote, one?.flow.text.endsWith('放心。')]).toEqual(['方禾', true])
    const two = splitArticles(`${headline}\n\n${body}\n${speech('江苇')}\n${speech('方禾')}\n`).articles[0]
    expect([two?.byline, two?.flow.text.endsWith('放心。（方禾）')]).toEqual([null, true])
  })

  it('is not the one who asks in an interview', () => {
    const { articles } = splitArticles(
      `${headline}\n\n记者：充电难在哪里？\n\n方禾：难在没有地方，社区里画不出十个车位。\n\n记者：怎么办？\n\n方禾：把旧车棚改一改就能用。\n`,
    )
    expect(articles.map(({ byline }) => byline)).toEqual([null])
  })
})

describe('headings within an article of a web page', () => {
  const paragraphs = [
    '　　“老旧小区没有充电棚，居民只好飞线充电。”委员方禾说，建议由街道统一规划，分批增设。',
    '　　区住建局负责人表示，将在六月底前完成十二处充电棚的建设，并公布收费标准。',
  ]
  const page = (sign: string, first: string, second: string, between: string) =>
    [headline, '来源：松岭日报 2022-03-05 作者：方禾', body.trimEnd(), first, paragraphs[0], second, paragraphs[1]]
      .map((part) => (part === first || part === second ? sign + part : part))
      .join(between)

  it.each([
    ['', '委员建言：飞线充电何时休', '政府回应：六月底前建成'],
    ['', '政协委员热议充电难题', '职能部门现场回应委员关切'],
    ['', '委员们走访社区讨论充电难', '市领导与委员面对面协商'],
    ['◆', '委员建言', '部门回应'],
  ])('are no titles of other articles, even where they say who did what: %s%s', (sign, first, second) => {
    for (const between of ['\n', '\n\n']) {
      const { articles } = splitArticles(`${page(sign, first, second, between)}\n`)
      expect(articles.map((article) => article.headline?.quote)).toEqual([headline])
    }
  })
})
