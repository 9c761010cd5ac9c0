import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ownWork } from '#tests/support/own-work.ts'
import { linkAnswers } from './answers.ts'
import { readText } from './read-text.ts'
import type { Item } from './reading.ts'

type Said = Pick<Item, 'kind' | 'quote'> & Partial<Pick<Item, 'speaker' | 'verb' | 'session' | 'article'>>

/** Items as they follow one another in a source. */
function items(...said: readonly Said[]): Item[] {
  let start = 0
  return said.map(({ kind, quote, speaker = null, verb = null, session = 0, article = 0 }) => {
    const item = { kind, article, session, speaker, verb, quote, start, end: start + quote.length }
    start = item.end + 1
    return item
  })
}

/** For each raised item: the answering positions with their reasons. */
function answers(list: readonly Item[]) {
  return linkAnswers(list, []).flatMap((item) =>
    item.answers === undefined ? [] : [item.answers.map(({ item: at, reason }) => [at, reason.code, ...reason.shared])],
  )
}

const leader = '阮清和'

describe('linkAnswers', () => {
  it('links a matter to what a leader says of the same thing, naming the words', () => {
    const list = items(
      { kind: 'suggestion', quote: '尽快打通沅溪断头路', speaker: '邬若兰', verb: '建议' },
      { kind: 'topic', quote: '骑楼修缮资金', speaker: '璩海川' },
      { kind: 'directive', quote: '要把骑楼修缮资金单列出来', speaker: leader, verb: '指出' },
      { kind: 'follow_up', quote: '市交通局要在汛期前打通沅溪断头路', speaker: leader, verb: '指出' },
    )
    expect(answers(list)).toEqual([[[3, 'shared_words', '打通沅溪断头路']], [[2, 'shared_words', '骑楼修缮资金']]])
  })

  it('leaves a matter empty where nobody speaks of it, words such as 加快建设 being no likeness', () => {
    const list = items(
      { kind: 'topic', quote: '加快推进夜间公交建设' },
      { kind: 'directive', quote: '要加快推进重大项目建设，持续优化发展环境', speaker: leader, verb: '强调' },
    )
    expect(answers(list)).toEqual([[]])
  })

  it('takes the statement that everything was answered for each matter, behind a passage of its own', () => {
    const list = items(
      { kind: 'topic', quote: '骑楼修缮资金' },
      { kind: 'topic', quote: '夜间公交延时' },
      { kind: 'follow_up', quote: '逐一作了回应', speaker: leader },
      { kind: 'directive', quote: '要把骑楼修缮资金单列出来', speaker: leader, verb: '指出' },
      { kind: 'follow_up', quote: '有关部门要对委员的意见建议逐条研究', speaker: leader, verb: '要求' },
    )
    const [funds, buses] = linkAnswers(list, [])
    expect(funds?.answers?.map(({ item }) => item)).toEqual([3, 2, 4])
    expect(buses?.answers?.map(({ item, reason }) => [item, reason.code])).toEqual([
      [2, 'answered_collectively'],
      [4, 'answered_collectively'],
    ])
  })

  it('does not carry such a statement into another session or another article', () => {
    const sessions = [0, 1].map(() => ({
      article: 0,
      kind: 'theme_session' as const,
      theme: null,
      parentMeeting: null,
      datePhrase: null,
      host: null,
      place: null,
      duration: null,
      start: 0,
      end: 1,
    }))
    const list = items(
      { kind: 'topic', quote: '骑楼修缮资金', session: 0 },
      { kind: 'topic', quote: '夜间公交延时', session: 1 },
      { kind: 'follow_up', quote: '逐一作了回应', speaker: leader, session: 1 },
      { kind: 'topic', quote: '社区门诊用药', session: 2, article: 1 },
    )
    expect(linkAnswers(list, sessions).map(({ answers }) => answers?.length)).toEqual([0, 1, undefined, 0])
  })

  it('never lets those who raised something answer it', () => {
    const list = items(
      { kind: 'suggestion', quote: '打通沅溪断头路', speaker: '邬若兰', verb: '建议' },
      { kind: 'follow_up', quote: '沅溪断头路年内要打通', speaker: '邬若兰', verb: '说' },
      { kind: 'follow_up', quote: '大家表示沅溪断头路一定要打通', speaker: '大家', verb: '表示' },
      { kind: 'directive', quote: '希望各位委员持续关注沅溪断头路', speaker: leader, verb: '希望' },
    )
    expect(answers(list)).toEqual([[]])
  })

  it('takes a reply just behind, and one that names who raised it', () => {
    const list = items(
      { kind: 'suggestion', quote: '错时放学', speaker: '邬若兰', verb: '建议' },
      { kind: 'follow_up', quote: '下学期先行试点', speaker: '麴云生', verb: '回应' },
      { kind: 'suggestion', quote: '社区门诊备足常用药', speaker: '璩海川', verb: '建议' },
      { kind: 'position', quote: '药房的账算过了', speaker: '宓文渊', verb: '说' },
      { kind: 'follow_up', quote: '璩海川委员所提一事四月办结', speaker: leader, verb: '表示' },
    )
    expect(answers(list)).toEqual([[[1, 'same_session']], [[4, 'named_author']]])
  })

  it('takes each of several replies for the matter that was raised in its place', () => {
    const list = items(
      { kind: 'topic', quote: '盲道被占用谁来管', speaker: '邬若兰' },
      { kind: 'topic', quote: '公共大厅手语服务何时覆盖', speaker: '璩海川' },
      { kind: 'topic', quote: '坡道改造的钱从哪里来', speaker: '宓文渊' },
      { kind: 'follow_up', quote: '实行周巡查、月通报', speaker: '麴云生', verb: '表示' },
      { kind: 'follow_up', quote: '年底前开通远程翻译', speaker: '步青萝', verb: '说' },
      { kind: 'follow_up', quote: '明年列入部门预算', speaker: '谯远山', verb: '回应' },
    )
    expect(answers(list).map(([first]) => first?.[0])).toEqual([3, 4, 5])
  })

  it.each([
    ['省政府将分门别类抓好吸收转化', true],
    ['采纳的写进二审稿，不采纳的说明理由', true],
    ['组织部门将对会上提出的14条建议建立清单，逐项明确时限', true],
    ['縣政府將認真梳理吸收，轉化為工作措施', true],
    ['要尽快研究增加渡船班次', false],
    ['要提高站位、压实责任', false],
    ['各界别委员要带头走进校园、社区，当好宣传员', false],
  ])('“%s” answers what was raised long before: %s', (quote, isAnswer) => {
    const list = items(
      { kind: 'topic', quote: '骑楼修缮' },
      { kind: 'topic', quote: '夜间公交延时' },
      { kind: 'suggestion', quote: '错时放学', speaker: '邬若兰', verb: '建议' },
      ...['一', '二', '三'].map(
        (n): Said => ({ kind: 'position', quote: `第${n}句开场的话说得很长很长`, speaker: leader }),
      ),
      { kind: 'follow_up', quote, speaker: leader, verb: '表示' },
    )
    expect(answers(list).map((found) => found.length > 0)).toEqual([isAnswer, isAnswer, isAnswer])
  })

  it('takes work that grows with the source, also where everything shares words with everything', async () => {
    const work = (many: number) => {
      const list = items(
        ...Array.from({ length: many }, (_, n): Said => ({ kind: 'topic', quote: `第${n}处骑楼修缮资金与沅溪断头路` })),
        ...Array.from({ length: many }, (_, n): Said => ({ kind: 'directive', quote: `${n}号骑楼的修缮资金要单列` })),
      )
      return ownWork(() => linkAnswers(list, []))
    }
    await work(800)
    const [short, long] = [await work(400), await work(3200)]
    expect(long).toBeLessThan(20 * Math.max(short, 2))
  })

  it('looks on past those that promised more and turn out to answer less', () => {
    const inPassing = ['骑楼', '门诊', '渡口', '夜班', '泵站'].join('；')
    const list = items(
      { kind: 'topic', quote: '骑楼、门诊、渡口、夜班、泵站、断头路口照明' },
      { kind: 'directive', quote: '别的文件照发', speaker: leader },
      { kind: 'topic', quote: '又一件事' },
      ...['一', '二', '三', '四', '五'].map(
        (n): Said => ({ kind: 'follow_up', quote: `${n}：${inPassing}`, speaker: leader }),
      ),
      { kind: 'follow_up', quote: '断头路口照明年内装好', speaker: leader },
      ...Array.from({ length: 90 }, (_, n): Said => ({ kind: 'directive', quote: `${n}号文件照发` })),
    )

    expect(answers(list)[0]?.[0]?.[0]).toBe(8)
  })

  it('reads English minutes', () => {
    const list = items(
      { kind: 'topic', quote: 'Street lighting' },
      { kind: 'suggestion', quote: 'the slipway be reopened to trailers', speaker: 'Penrose', verb: 'proposed' },
      { kind: 'follow_up', quote: 'the slipway would reopen to trailers in May', speaker: 'Town Clerk', verb: 'said' },
    )
    const [, slipway] = linkAnswers(list, [])
    expect(slipway?.answers?.[0]).toMatchObject({ item: 2, reason: { code: 'shared_words' } })
  })

  it('leaves items that raise nothing as they are, and does not change what it is given', () => {
    const list = items({ kind: 'directive', quote: '要统筹资金', speaker: leader })
    expect(linkAnswers(list, [])).toEqual(list)
  })
})

const seed = new URL('../../../shared/seed/page.txt', import.meta.url)

type Place = readonly [number, number]

/** Places on the seed page: what was raised in its two sessions, and the passages an expert takes for answers to it. */
const expected: readonly (readonly [Place, readonly Place[]])[] = [
  [
    [254, 265],
    [
      [354, 361],
      [716, 747],
      [606, 675],
    ],
  ],
  [
    [266, 276],
    [
      [354, 361],
      [606, 675],
      [434, 492],
    ],
  ],
  [
    [277, 286],
    [
      [354, 361],
      [434, 492],
    ],
  ],
  [
    [288, 296],
    [
      [354, 361],
      [606, 675],
    ],
  ],
  [
    [297, 306],
    [
      [354, 361],
      [606, 675],
      [716, 747],
    ],
  ],
  [
    [307, 315],
    [
      [354, 361],
      [716, 747],
    ],
  ],
  [
    [1424, 1440],
    [
      [1589, 1595],
      [1634, 1654],
      [2677, 2741],
    ],
  ],
  [
    [1441, 1459],
    [
      [1589, 1595],
      [1634, 1654],
      [2244, 2352],
    ],
  ],
  [
    [1460, 1471],
    [
      [1589, 1595],
      [1634, 1654],
    ],
  ],
  [
    [1472, 1488],
    [
      [1589, 1595],
      [1634, 1654],
    ],
  ],
  [
    [1489, 1502],
    [
      [1589, 1595],
      [1634, 1654],
    ],
  ],
  [
    [1503, 1518],
    [
      [1589, 1595],
      [1634, 1654],
    ],
  ],
  [
    [1519, 1534],
    [
      [1589, 1595],
      [1634, 1654],
      [2585, 2676],
    ],
  ],
  [
    [1535, 1546],
    [
      [1589, 1595],
      [1634, 1654],
      [1996, 2116],
    ],
  ],
  [
    [1547, 1563],
    [
      [1589, 1595],
      [1634, 1654],
    ],
  ],
]

describe.skipIf(!existsSync(seed) && process.env.CI === undefined)('linkAnswers on the seed page of ../shared', () => {
  it('gives every topic an answer first that an expert takes for one, and no wrong one at all', () => {
    const text = readFileSync(seed, 'utf8')
    const facts = { name: 'page.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
    const { items } = readText(text, facts)
    const meets = (at: number, [start, end]: Place) => {
      const item = items[at]
      return item !== undefined && item.start < end && start < item.end
    }
    for (const [[start, end], accepted] of expected) {
      const raised = items.find((item) => item.start === start && item.end === end)
      expect(raised?.answers?.length).toBeGreaterThan(0)
      for (const { item } of raised?.answers ?? []) expect(accepted.some((place) => meets(item, place))).toBe(true)
    }
  })
})
