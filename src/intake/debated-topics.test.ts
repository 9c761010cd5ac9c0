import { describe, expect, it } from 'vitest'
import { inventedFlow } from './invented-flow.ts'
import { findItems } from './items.ts'
import { splitSentences } from './sentences.ts'
import { findPeople } from './weighed-people.ts'

function topicsIn(words: string): string[] {
  const flow = inventedFlow(words)
  const sentences = splitSentences(flow)
  const { items } = findItems(flow.folded, sentences, findPeople(flow.folded, sentences))
  return items.filter(({ kind }) => kind === 'topic').map(({ start, end }) => flow.text.slice(start, end))
}

describe('matters told without 围绕 or 就 are topics', () => {
  it.each([
    ['debated by members', '增设母婴室、改造老旧电梯成为委员们热议的话题。', ['增设母婴室', '改造老旧电梯']],
    ['ranged over', '代表们先后发言，从河道怎么清淤谈到夜市怎么管。', ['河道怎么清淤', '夜市怎么管']],
    ['put as a question behind a dash', '鄂松龄委员谈了一个具体的问题——如何留住手艺人。', ['如何留住手艺人']],
    ['thrown in between quotation marks', '鄂松龄委员抛出“夜市该不该限时”的话题。', ['夜市该不该限时']],
    ['what the matters raised cover', '议题涵盖道路维修、河道整治、垃圾分类等。', ['道路维修', '河道整治', '垃圾分类']],
    [
      'told where they are answered',
      '针对代表们提出的工地扬尘、就近入学等意见建议，有关部门现场作了回应。',
      ['工地扬尘', '就近入学'],
    ],
    [
      'what the proposals answered deal with',
      '副县长宓知遥对代表所提建议中涉及的渡口修缮、校车增班等方面的问题进行解释说明。',
      ['渡口修缮', '校车增班'],
    ],
    ['put on the table', '老井保护、夜市油烟等问题被一一摆上桌面。', ['老井保护', '夜市油烟']],
    ['what a reporter asks about', '面对记者关于学徒津贴的提问，鄂松龄代表作了说明。', ['学徒津贴']],
    [
      'counted, and then named',
      '活动共收集意见建议二十条，主要集中在堤岸加固、路灯维修等方面。',
      ['堤岸加固', '路灯维修'],
    ],
    [
      'titles, each with who spoke',
      '鄂松龄委员作“守护百年古渡口”、许砚田委员作“让家庭农场多起来”的发言。',
      ['守护百年古渡口', '让家庭农场多起来'],
    ],
    [
      'titles of speeches in a row',
      '四位委员分别作了“守护古渡口”“扶持家庭农场”的发言。',
      ['守护古渡口', '扶持家庭农场'],
    ],
  ])('%s', (_how, words, expected) => {
    expect(topicsIn(words)).toEqual(expected)
  })

  it.each([
    ['no matter is named', '令人印象深刻的，是代表们的发言越来越踊跃。'],
    ['the matter is only what members care for', '市长就委员关注的问题与大家交流。'],
  ])('but not where %s', (_what, words) => {
    expect(topicsIn(words)).toEqual([])
  })
})

describe('a list of topics', () => {
  it('is parted by its commas where 、 stands within the members', () => {
    expect(topicsIn('委员们就路牌、门牌规范，教师福利，旧址保护、传承等热点问题建言献策。')).toEqual([
      '路牌、门牌规范',
      '教师福利',
      '旧址保护、传承',
    ])
  })

  it('ends where the page breaks off', () => {
    expect(topicsIn('会上，12位委员围绕改造老旧电梯、增设母婴室、整治占道停')).toEqual([
      '改造老旧电梯',
      '增设母婴室',
      '整治占道停',
    ])
  })
})
