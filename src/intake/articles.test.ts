import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ArticleLayout, splitArticles } from './articles.ts'
import { column, type InventedArticle, inventedArticles } from './invented-pages.ts'

const [oldTown, clinics, water, listening, courts, buses] = inventedArticles as readonly [
  InventedArticle,
  InventedArticle,
  InventedArticle,
  InventedArticle,
  InventedArticle,
  InventedArticle,
]

const apart = (...parts: readonly string[]) => `${parts.filter((part) => part !== '').join('\n\n')}\n`
const titles = ({ kicker, headline }: InventedArticle) => apart(kicker, headline).trimEnd()
const closeTitles = ({ kicker, headline }: InventedArticle) => `${kicker}\n${headline}`
type Setting = (article: InventedArticle) => string

/** Cuts a set body in two at a place where a line of running text stops in a sentence. */
function cutInSentence(set: string): readonly [string, string] {
  const lines = set.split('\n')
  const at =
    lines.findIndex((line, i) => i > 6 && line !== '' && lines[i + 1] !== '' && !/[。！？，、]$/.test(line)) + 1
  return [lines.slice(0, at).join('\n'), lines.slice(at).join('\n')]
}

type PageLayout = {
  readonly name: string
  readonly compose: (set: Setting) => string
  readonly order: readonly InventedArticle[]
}

const layouts: readonly PageLayout[] = [
  {
    name: 'titles before another body, behind their own, and in pairs at the foot of the page',
    compose: (set) =>
      apart(
        titles(clinics),
        `${set(oldTown)} （下转03版）`,
        titles(oldTown),
        clinics.caption,
        set(clinics),
        set(water),
        set(listening),
        titles(listening),
        titles(water),
      ),
    order: [oldTown, clinics, water, listening],
  },
  {
    name: 'all titles at the head, bodies in another order',
    compose: (set) =>
      apart(
        titles(oldTown),
        titles(clinics),
        titles(water),
        titles(listening),
        set(listening),
        set(water),
        set(clinics),
        set(oldTown),
      ),
    order: [listening, water, clinics, oldTown],
  },
  {
    name: 'all titles at the foot',
    compose: (set) => apart(set(listening), set(water), set(courts), titles(water), titles(listening), titles(courts)),
    order: [listening, water, courts],
  },
  {
    name: 'titles and captions in their natural place',
    compose: (set) =>
      apart(
        titles(oldTown),
        oldTown.caption,
        set(oldTown),
        titles(clinics),
        set(clinics),
        clinics.caption,
        titles(water),
        set(water),
        titles(buses),
        set(buses),
      ),
    order: [oldTown, clinics, water, buses],
  },
  {
    name: 'titles close over their bodies',
    compose: (set) => apart(...inventedArticles.map((article) => `${closeTitles(article)}\n${set(article)}`)),
    order: inventedArticles,
  },
  {
    name: 'titles behind each body',
    compose: (set) => apart(...[buses, listening, clinics].flatMap((article) => [set(article), titles(article)])),
    order: [buses, listening, clinics],
  },
  {
    name: 'a caption in the middle of a column',
    compose: (set) => {
      const [head, tail] = cutInSentence(set(oldTown))
      return apart(titles(oldTown), head, oldTown.caption, tail, set(listening), titles(listening))
    },
    order: [oldTown, listening],
  },
  {
    name: 'the titles of another article in the middle of a sentence',
    compose: (set) => {
      const [head, tail] = cutInSentence(set(oldTown))
      return apart(head, titles(water), tail, set(water), titles(oldTown))
    },
    order: [oldTown, water],
  },
  { name: 'one article', compose: (set) => apart(titles(courts), set(courts)), order: [courts] },
]

const widths = Array.from({ length: 23 }, (_, at) => at + 8)

/** What an article shows, for comparing it whole. */
function shown(article: ArticleLayout | undefined) {
  return {
    kicker: article?.kicker?.quote,
    headline: article?.headline?.quote,
    caption: article?.caption?.quote,
    text: article?.flow.text,
  }
}

describe('splitArticles on newspaper pages', () => {
  describe.each(layouts)('with $name', ({ compose, order }) => {
    it.each(widths)('joins titles, captions and columns of %i characters to the right articles', (width) => {
      for (const columnLines of [7, 13, Number.POSITIVE_INFINITY]) {
        const text = compose((article) => column(article, width, columnLines))
        const { articles, doubts } = splitArticles(text)
        expect(articles.map(shown)).toEqual(
          order.map(({ kicker, headline, caption, paragraphs }) => ({
            kicker,
            headline,
            caption: caption !== '' && text.includes(caption) ? caption : undefined,
            text: paragraphs.join('\n'),
          })),
        )
        expect(doubts).toEqual([])
      }
    })
  })

  it('gives no title where the page has none', () => {
    const { articles, doubts } = splitArticles(apart(column(courts, 14), column(buses, 14)))
    expect(articles.map(({ headline, kicker }) => [headline, kicker])).toEqual([
      [null, null],
      [null, null],
    ])
    expect(doubts).toEqual([])
  })

  it('lists a title that no article takes as a doubt with its place', () => {
    const stray = '全市春耕备耕现场推进会召开'
    const text = apart(titles(courts), column(courts, 14), titles(buses), column(buses, 14), titles(water), stray)
    const { doubts } = splitArticles(text)
    expect(doubts.map(({ code, quote, start, end }) => [code, quote, text.slice(start, end)])).toContainEqual([
      'headline_unplaced',
      stray,
      stray,
    ])
  })

  it('keeps a third title over an article as a doubt of that article', () => {
    const above = '深入学习贯彻全市高质量发展大会精神'
    const { articles, doubts } = splitArticles(
      apart(above, clinics.kicker, `——${clinics.headline}`, column(clinics, 14)),
    )
    expect(articles[0]?.headline?.quote).toBe(clinics.kicker)
    expect(articles[0]?.kicker?.quote).toBe(above)
    expect(doubts).toMatchObject([{ code: 'headline_unplaced', quote: `——${clinics.headline}`, article: 0 }])
  })

  it('takes a title set over two lines as one', () => {
    const text = apart('市人大常委会组成人员\n审议水环境报告', '用法治力量\n守护一江清水', column(water, 16))
    const [article] = splitArticles(text).articles
    expect(article?.kicker?.quote).toBe('市人大常委会组成人员审议水环境报告')
    expect(article?.headline?.quote).toBe('用法治力量守护一江清水')
  })
})

describe('splitArticles on continuations', () => {
  it('takes 下转 off the end of a body and closes the article there', () => {
    const text = apart('本报讯 市政协昨天举行常委会会议。（下转第四版）', '会议由璩海川主持。')
    const { articles } = splitArticles(text)
    expect(articles.map(({ flow }) => flow.text)).toEqual(['本报讯 市政协昨天举行常委会会议。', '会议由璩海川主持。'])
    expect(articles[0]?.continuation?.quote).toBe('下转第四版')
  })

  it('begins an article at 紧接 and 上接, the note outside the body', () => {
    const text = apart('紧接01版 要把好事办好。', '▲上接A1版 会议还听取了汇报。（记者 缑一鸣）')
    const { articles } = splitArticles(text)
    expect(articles.map(({ continuation }) => continuation?.quote)).toEqual(['紧接01版', '上接A1版'])
    expect(articles.map(({ flow }) => flow.text)).toEqual(['要把好事办好。', '会议还听取了汇报。'])
    expect(articles[1]?.byline?.quote).toBe('记者 缑一鸣')
  })

  it('finds a note that the column broke', () => {
    const [article] = splitArticles('本报讯 会议昨天举行，市\n长庾柏年出席。（下转第\n二版）\n').articles
    expect(article?.continuation?.quote).toBe('下转第二版')
    expect(article?.flow.text).toBe('本报讯 会议昨天举行，市长庾柏年出席。')
  })
})

describe('splitArticles on web pages', () => {
  const page = [
    '澜江市人民政府办公室',
    '首页 | 要闻 | 公开 | 互动',
    '当前位置：首页 > 要闻 > 正文',
    '市政府召开常务会议',
    '2024-03-05 09:12　来源：澜江日报　作者：邬若兰　【字号：大 中 小】',
    '分享到：微信 微博',
    '市长庾柏年昨天主持召开市政府常务会议，研究养老服务等工作。',
    '补齐短板',
    '会议指出，养老是大事。要新建二十家社区食堂。',
    '责任编辑：晁映雪',
    '上一篇：全市春耕备耕工作会议召开',
    '相关新闻',
    '全市养老服务现场会召开',
    '我市出台社区食堂补贴办法',
    '版权所有：澜江市人民政府办公室　技术支持：市大数据中心',
  ].join('\n')

  it('keeps navigation, tools, editors, links and footers out of the article', () => {
    const { articles, doubts } = splitArticles(page)
    expect(articles).toHaveLength(1)
    expect(articles[0]?.headline?.quote).toBe('市政府召开常务会议')
    expect(articles[0]?.byline?.quote).toBe('2024-03-05 09:12　来源：澜江日报　作者：邬若兰')
    expect(articles[0]?.flow.text.split('\n')).toEqual([
      '市长庾柏年昨天主持召开市政府常务会议，研究养老服务等工作。',
      '补齐短板',
      '会议指出，养老是大事。要新建二十家社区食堂。',
    ])
    expect(doubts).toEqual([])
  })

  it('takes the line under a headline that opens with a dash as its kicker', () => {
    const [article] = splitArticles(
      apart('把诊所办好', '——市政协联组讨论侧记', '本报记者 缑一鸣', '昨天，委员们开门见山。'),
    ).articles
    expect(article?.headline?.quote).toBe('把诊所办好')
    expect(article?.kicker?.quote).toBe('——市政协联组讨论侧记')
    expect(article?.byline?.quote).toBe('本报记者 缑一鸣')
  })

  it('parts short reports each under its own title', () => {
    const text = apart(
      '市政协举行委员读书会',
      '昨天，市政协举行本届第五次委员读书会。',
      '市人大常委会检查消防法实施',
      '3月4日，市人大常委会副主任郏南星带队检查消防法实施情况。',
    )
    expect(splitArticles(text).articles.map(({ headline }) => headline?.quote)).toEqual([
      '市政协举行委员读书会',
      '市人大常委会检查消防法实施',
    ])
  })

  it('leaves the fields above the title of a reply outside, those of minutes inside', () => {
    const reply = '提案号：第0263号　类别：教育\n\n对第0263号提案的答复\n\n邬若兰委员：您提出的提案收悉，答复如下。\n'
    expect(splitArticles(reply).articles[0]?.flow.text).toBe('邬若兰委员：您提出的提案收悉，答复如下。')
    const minutes = '市政协协商会发言记录\n时间：2024年3月4日\n地点：三楼会议室\n邬若兰：租金能不能减半？\n'
    expect(splitArticles(minutes).articles[0]?.flow.text.split('\n')).toHaveLength(3)
  })
})

describe('splitArticles on English', () => {
  it('reads minutes under their title, list lines apart and broken lines together', () => {
    const text =
      'Polwen Town Council\n\nMinutes of the Harbour Committee\nMonday 3 June 2024, Old Customs House\n\nPresent:\nCllr Jory Penrose\nCllr Dell Marrack\n\nCllr Penrose reported that the slipway had been closed to all trailers since\nMarch. He proposed that the council write to the harbour authority before the\nend of the month.\n'
    const { articles, doubts } = splitArticles(text)
    expect(articles[0]?.headline?.quote).toMatch(/^Minutes of the Harbour Committee/)
    expect(articles[0]?.kicker).toBeNull()
    expect(articles[0]?.flow.text.split('\n')).toEqual([
      'Present:',
      'Cllr Jory Penrose',
      'Cllr Dell Marrack',
      'Cllr Penrose reported that the slipway had been closed to all trailers since March. He proposed that the council write to the harbour authority before the end of the month.',
    ])
    expect(doubts).toEqual([])
  })
})

describe('splitArticles on odd input', () => {
  it('gives no article for an empty text and one for a text of one line', () => {
    expect(splitArticles('').articles).toEqual([])
    expect(splitArticles(' \n\u3000\n').articles).toEqual([])
    const [only] = splitArticles('邬若兰委员建议加快骑楼修缮').articles
    expect([only?.body, only?.flow.text]).toEqual([{ start: 0, end: 13 }, '邬若兰委员建议加快骑楼修缮'])
  })

  it('closes up the spaces some recognisers of scans put between characters', () => {
    const spaced = [...oldTown.paragraphs.join('').replaceAll(' ', '')].join(' ')
    expect(splitArticles(spaced).articles[0]?.flow.text).toBe(oldTown.paragraphs.join('').replaceAll(' ', ''))
  })
})

const seed = new URL('../../../shared/seed/page.txt', import.meta.url)

describe.skipIf(!existsSync(seed) && process.env.CI === undefined)(
  'splitArticles on the seed page of ../shared',
  () => {
    it('finds four articles, with titles, caption and continuation where an expert found them', () => {
      const { articles, doubts } = splitArticles(readFileSync(seed, 'utf8'))
      const places = articles.map((article) =>
        [article.kicker, article.headline, article.caption, article.continuation, article.body].map(
          (span) => span && [span.start, span.end],
        ),
      )
      expect(places).toEqual([
        [[983, 1003], [1005, 1016], null, [975, 980], [39, 973]],
        [[1, 21], [23, 37], [1018, 1051], null, [1053, 2742]],
        [[3850, 3868], [3870, 3888], null, null, [2744, 3265]],
        [[3813, 3831], [3833, 3848], null, null, [3267, 3811]],
      ])
      expect(doubts).toEqual([])
    })
  },
)
