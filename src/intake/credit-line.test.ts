import { describe, expect, it } from 'vitest'
import { creditOf } from './credit-line.ts'
import { fold } from './fold.ts'

const read = (line: string) => creditOf(fold(line))

describe('a line of credits', () => {
  it.each([
    '松岭晚报 特派记者 方禾',
    '本报实习生 方禾 记者 江苇',
    '《松岭政协》通讯员　方禾',
    '松岭区融媒体中心　文/方禾',
    '松岭区政协提案委　供稿',
    '（市政协研究室整理）',
    '本报记者 方 禾　实习生 江 苇',
    '松岭日报全媒体记者 方禾　2020年5月28日',
  ])('says who did what for the article, wherever it stands: %s', (line) => {
    expect(read(line)).toBe('part')
  })

  it.each(['市人大办公室 方禾', '松岭日报　方禾　江苇', '（方禾 江苇）'])(
    'names somebody of a paper or office, or a name behind a sign: %s',
    (line) => {
      expect(read(line)).toBe('signature')
    },
  )

  it.each(['松岭区政协宣传信息科', '《松岭政协》编辑部', '三河区政协“协商在公园”活动报道组'])(
    'may be an office alone: %s',
    (line) => {
      expect(read(line)).toBe('office')
    },
  )

  it.each([
    '记者手记',
    '记者从会上获悉',
    '县政协民主监督小组进驻县市场监督管理局',
    '代表走进市政协',
    '市政协　委员手记',
    '◆委员建言',
    '（一）加强领导',
    '松岭日报记者方禾报道，会议昨天举行。',
  ])('is not %s', (line) => {
    expect(read(line)).toBeUndefined()
  })

  it('is short: a longer line is not looked at', () => {
    const names = (count: number) => `记者 ${Array.from({ length: count }, () => '方禾').join(' ')}`
    expect(read(names(9))).toBe('part')
    expect(read(names(25))).toBeUndefined()
  })
})
