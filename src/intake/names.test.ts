import { describe, expect, it } from 'vitest'
import { findNameRuns } from './name-runs.ts'
import { nameEnd, nameLikeness } from './names.ts'

const none: ReadonlySet<string> = new Set()
const runsIn = (text: string) =>
  findNameRuns(text, { start: 0, end: text.length }).map((run) => run.names.map(({ name }) => name))

describe('nameLikeness', () => {
  it.each(['宓知遥', '柏朗', '司空远', '欧阳听雪', '阿依努尔·卡德尔'])('takes %s for a name', (word) => {
    expect(nameLikeness(word)).toBeGreaterThanOrEqual(2)
  })

  it.each(['高校', '金融', '常委会', '我们的', '一', 'abc'])('does not take %s for a name', (word) => {
    expect(nameLikeness(word)).toBeLessThan(2)
  })
})

describe('nameEnd', () => {
  it.each([
    { words: '柏朗出席会议', name: '柏朗' },
    { words: '宓知遥出席会议', name: '宓知遥' },
    { words: '柏朗等委员', name: '柏朗' },
    { words: '司空远主持', name: '司空远' },
    { words: '阿依努尔·卡德尔说', name: '阿依努尔·卡德尔' },
  ])('ends the name in $words by what follows', ({ words, name }) => {
    expect(words.slice(0, nameEnd(words, 0, words.length, none, true))).toBe(name)
  })

  it('lets a name already certain win over the words that follow', () => {
    expect(nameEnd('柏朗深说', 0, 4, new Set(['柏朗']), false)).toBe(2)
  })
})

describe('findNameRuns', () => {
  it('reads a list from its first name behind a comma to the number that closes it', () => {
    expect(runsIn('会上,鄂松龄、蓝沛之、柏朗、司空远4位委员先后发言。')).toEqual([
      ['鄂松龄', '蓝沛之', '柏朗', '司空远'],
    ])
  })

  it('begins behind a title and ends before a verb', () => {
    expect(runsIn('市领导许砚田、柏朗出席。')).toEqual([['许砚田', '柏朗']])
  })

  it('joins the white space that columns put into a name of two characters', () => {
    expect(runsIn('许砚田、柏  朗、霍明溪等委员发言。')).toEqual([['许砚田', '柏朗', '霍明溪']])
  })

  it('takes the last name behind 和 with the others', () => {
    expect(runsIn('副市长许砚田、霍明溪和卞清越参加讨论。')).toEqual([['许砚田', '霍明溪', '卞清越']])
  })

  it('leaves remarks in brackets out of the names', () => {
    expect(runsIn('许砚田(女)、霍明溪(回族)、卞清越等3位同志出席。')).toEqual([['许砚田', '霍明溪', '卞清越']])
  })

  it.each([
    '作协商发言',
    '作交流发言',
    '作了书面发言',
    '作述职报告',
    '应邀列席',
    '依次发言',
    '参会',
    '请假',
    '等12人出席',
    '率调研组走访',
    '登台发言',
    '做客直播间',
  ])('ends the last name before %s, of two characters too', (behind) => {
    expect(runsIn(`区领导许砚田、霍明溪、柏朗${behind}。`)).toEqual([['许砚田', '霍明溪', '柏朗']])
  })

  it('takes short names without a title for people where they do what only people do', () => {
    expect(runsIn('会上,柏朗、安苇、卞清、戚禾作大会发言。')).toEqual([['柏朗', '安苇', '卞清', '戚禾']])
    expect(runsIn('柏朗、安苇、卞清、戚禾等列席会议。')).toEqual([['柏朗', '安苇', '卞清', '戚禾']])
  })

  it('reads names with a dot behind a title, before 和 and at the end', () => {
    expect(runsIn('政协委员阿依努尔·卡德尔、许砚田和买买提·艾山轮流发言。')).toEqual([
      ['阿依努尔·卡德尔', '许砚田', '买买提·艾山'],
    ])
    expect(runsIn('参加活动的有阿依努尔·卡德尔、许砚田、尼玛次仁·多吉。')).toEqual([
      ['阿依努尔·卡德尔', '许砚田', '尼玛次仁·多吉'],
    ])
  })

  it('reads Tibetan names without a surname', () => {
    expect(runsIn('扎西平措、许砚田、洛桑卓嘎等委员发言。')).toEqual([['扎西平措', '许砚田', '洛桑卓嘎']])
  })

  it('opens a list behind what announces one', () => {
    expect(runsIn('出席会议的有鄂松龄、柏朗、卞清。')).toEqual([['鄂松龄', '柏朗', '卞清']])
  })

  it.each(['石桥、沙河、柳林等6个街道参加会议。', '石桥、沙河、柳林等问题作交流发言。'])(
    'sees places and things in %s',
    (text) => {
      expect(runsIn(text)).toEqual([])
    },
  )

  it.each([
    '整合城管、交通、水利、气象、应急等部门数据。',
    '围绕教育、医疗、养老等方面建言。',
    '带动法律、咨询、仲裁等服务业发展。',
    '推动江苏、浙江、安徽协同发展。',
  ])('sees no people in %s', (text) => {
    expect(runsIn(text)).toEqual([])
  })
})
