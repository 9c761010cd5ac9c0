import { describe, expect, it } from 'vitest'
import { findBylineAtEnd, findBylineAtStart, findNamesAtEnd, findParticulars, isByline } from './byline.ts'
import { isCaption, isCreditAlone } from './caption.ts'
import { findNoteAtEnd, findNoteAtStart } from './continuation.ts'
import { beginsReport, tellsTheDay } from './dateline.ts'
import { fold } from './fold.ts'
import { hasTitleShape, reportsAct } from './headline.ts'
import { isPageFurniture, isPageNumber } from './page-debris.ts'

const wordsAt = (text: string, span: { start: number; end: number } | undefined) =>
  span && text.slice(span.start, span.end)

describe('continuation notes', () => {
  it.each([
    ['会议由他主持。（下转03版）', '下转03版', '（下转03版）'],
    ['会议由他主持。 下转第四版', '下转第四版', '下转第四版'],
    ['会议由他主持。▶下转A2版', '下转A2版', '▶下转A2版'],
    ['The vote was carried. Continued on page 4', 'Continued on page 4', 'Continued on page 4'],
  ])('are found at the end of %s', (text, note, whole) => {
    const found = findNoteAtEnd(fold(text))
    expect([wordsAt(text, found?.note), wordsAt(text, found?.whole)?.trim()]).toEqual([note, whole])
  })

  it.each([
    ['紧接01版 要把好事办好。', '紧接01版'],
    ['（上接第一版）会议还听取了汇报。', '上接第一版'],
    ['緊接A1版《老城更新》會議聽取了匯報。', '緊接A1版'],
    ['From page 1 The vote was carried.', 'From page 1'],
  ])('are found at the start of %s', (text, note) => {
    expect(wordsAt(text, findNoteAtStart(fold(text))?.note)).toBe(note)
  })

  it.each(['他把话题转了3次。', '公交车转2路可到。', '第二版方案已经定稿'])('are not seen in %s', (text) => {
    expect(findNoteAtEnd(fold(text))).toBeUndefined()
  })
})

describe('bylines', () => {
  it.each([
    '本报记者 邬若兰 璩海川',
    '记者邬若兰 通讯员璩海川',
    '□本报记者 邬若兰',
    '文/邬若兰',
    '■ 邬若兰',
    '本报记者 邬若兰 文/图',
    'By Rowena Thistle',
  ])('take %s for a line of its own', (text) => {
    expect(isByline(fold(text))).toBe(true)
  })

  it.each(['记者从会上获悉', '本报评论员文章发表', '记者节座谈会举行'])('do not take %s', (text) => {
    expect(isByline(fold(text))).toBe(false)
  })

  it('are found in an opening and behind a last sentence', () => {
    const opening = '本报讯（记者 邬若兰 通讯员 璩海川）昨天，市政协开会。'
    expect(wordsAt(opening, findBylineAtStart(fold(opening)))).toBe('记者 邬若兰 通讯员 璩海川')
    const ending = '出席会议的代表分团审议报告。（记者 邬若兰）'
    expect(wordsAt(ending, findBylineAtEnd(fold(ending))?.byline)).toBe('记者 邬若兰')
    expect(findBylineAtEnd('他说，要办好（包括老旧小区的电梯）')).toBeUndefined()
  })

  it.each([
    ['本报讯（邬若兰 璩海川）昨天，市政协开会。', '邬若兰 璩海川'],
    ['本报讯 记者 邬若兰　3月5日，市政协开会。', '记者 邬若兰'],
    ['松岭日报讯 记者 邬若兰3月5日，市政协开会。', '记者 邬若兰'],
    ['（市政协办公室）3月5日，市政协开会。', '市政协办公室'],
  ])('are found in the opening of %s', (opening, byline) => {
    expect(wordsAt(opening, findBylineAtStart(fold(opening)))).toBe(byline)
  })

  it.each(['（一）加强领导，', '本报讯（综合消息）昨天，', '市政协（扩大）会议昨天举行。'])(
    'are not seen in %s',
    (opening) => {
      expect(findBylineAtStart(fold(opening))).toBeUndefined()
    },
  )

  it('are no questions of an interview', () => {
    expect(findParticulars(fold('记者：高铁通车一年，您最大的感受是什么？'))).toBeUndefined()
    expect(wordsAt('记者：邬若兰', findParticulars(fold('记者：邬若兰')))).toBe('记者：邬若兰')
  })

  it('may be names alone in brackets behind the last sentence', () => {
    const ending = '代表分团审议报告。（邬若兰）'
    expect(wordsAt(ending, findNamesAtEnd(fold(ending))?.byline)).toBe('邬若兰')
    expect(findNamesAtEnd(fold('代表分团审议报告。（鼓掌）'))).toBeUndefined()
  })

  it('are found in a web page’s line of particulars, without the tools behind', () => {
    const line = '2024-03-05 09:12　来源：澜江日报　作者：邬若兰　浏览次数：12　【字号：大 中 小】'
    expect(wordsAt(line, findParticulars(fold(line)))).toBe('2024-03-05 09:12　来源：澜江日报　作者：邬若兰')
    expect(findParticulars('资金来源要公开,使用要透明')).toBeUndefined()
  })
})

describe('captions', () => {
  it.each([
    '昨日，委员在会上发言。 邬若兰 摄',
    '图为委员在会上发言。',
    '委员在会上发言。（本报记者 邬若兰 摄）',
    '老街夜景。新华社发',
    'The new pier. Photo: Rowena Thistle',
  ])('are seen in %s', (text) => {
    expect(isCaption(fold(text))).toBe(true)
  })

  it.each(['会议强调，要绘就发展蓝图', '市领导拍摄宣传片', '拥抱未来 共绘宏图'])('are not seen in %s', (text) => {
    expect(isCaption(fold(text))).toBe(false)
  })

  it('tell a credit alone from one who wrote the words too', () => {
    expect(isCreditAlone(fold('本报记者 邬若兰 摄'))).toBe(true)
    expect(isCreditAlone(fold('本报记者 邬若兰 文/图'))).toBe(false)
  })
})

describe('page furniture', () => {
  it.each([
    '当前位置：首页 > 要闻 > 正文',
    '您所在的位置：网站首页 >> 监督工作',
    '首页 | 要闻 | 公开 | 互动',
    '【字号：大 中 小】【打印】【关闭】',
    'A- A+',
    '责任编辑：邬若兰',
    '版权所有：澜江市人民政府办公室',
    '上一篇：全市春耕备耕会议召开',
    '澜江日报 2024年3月5日 星期二 要闻 02',
    '要闻 A2版',
    '松岭晚报/2016年/8月/23日/第002版  综合',
    '松岭区政府网　2017年6月9日　阅读：612',
    '02 要闻 两会特别报道　2026年1月28日 星期三　责编 方禾 版式 江苇',
    '《松岭政协》2013年第5期',
    '松岭区政协 > 委员风采',
    '（3月5日　松岭）',
    '—END—',
    'Copyright © 2024 Polwen Council',
  ])('is seen in %s', (text) => {
    expect(isPageFurniture(fold(text))).toBe(true)
  })

  it.each([
    '注册资本登记制度改革启动',
    '评论员文章引热议',
    '市政协举行常委会会议',
    '编辑部搬家记',
    '市政协2024年3月5日举行协商会',
    '2016年政府工作报告',
    '听委员说心里话 > 两会专题',
  ])('is not seen in %s', (text) => {
    expect(isPageFurniture(fold(text))).toBe(false)
  })

  it('knows page numbers', () => {
    expect(['— 3 —', '12', '第3页 共9页', 'Page 2 of 7', '3/12'].map(isPageNumber)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(['3人', '2024年'].map(isPageNumber)).toEqual([false, false])
  })
})

describe('the opening of a report', () => {
  it.each([
    '本报讯 市长昨天',
    '本報訊（記者 甲乙）',
    '本网12日讯 昨天',
    '新华社澜江3月5日电',
    '澜江融媒(记者 甲乙 丙丁)5月',
    '记者邬若兰报道：',
  ])('is seen in %s', (text) => {
    expect(beginsReport(fold(text))).toBe(true)
  })

  it.each(['本报告分五个部分', '会上，委员们发言', '信息网建设加快'])('is not seen in %s', (text) => {
    expect(beginsReport(fold(text))).toBe(false)
  })

  it('tells the day in a first paragraph', () => {
    expect(['昨天，市政协开会', '3月4日，市人大', '市政协近日召开'].map(tellsTheDay)).toEqual([true, true, true])
    expect(['会议强调，要统筹资金', '他说，要办好'].map(tellsTheDay)).toEqual([false, false])
  })
})

describe('titles', () => {
  it('are short and no sentence, list entry, label or row of names', () => {
    const shape = (text: string) => hasTitleShape(fold(text), false)
    expect(['让老街巷留住烟火气', '稳增长 惠民生 促发展', '地铁末班车能不能再晚一点？'].map(shape)).toEqual([
      true,
      true,
      true,
    ])
    expect(
      [
        '会议昨天举行。',
        '一、加快老城更新',
        '出席：邬若兰',
        '邬若兰 璩海川 宓文渊 郗仲平 晁映雪',
        '邬若兰：租金能不能减半？',
        '要闻',
      ].map(shape),
    ).toEqual([false, false, false, false, false, false])
  })

  it('report an act or say what it was about', () => {
    expect(['市领导分别参加专题会议', '市人大常委会审议报告'].map(reportsAct)).toEqual([true, true])
    expect(['让老街巷留住烟火气', '努力让人民群众感受到公平正义'].map(reportsAct)).toEqual([false, false])
  })
})
