import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

const facts = { name: 'page.txt', sha256: '0'.repeat(64), bytes: 1, mediaType: 'text/plain', encoding: 'utf-8' }

const itemsOf = (text: string) => readText(text, facts).items

describe('items weighed with what was learned', () => {
  it('every item is one stretch of one sentence, and none runs into the next', () => {
    const text =
      '云湖区政协委员座谈\n\n本报讯 6月3日，云湖区政协召开座谈会。“窄巷口的路灯坏了三个月，晚上孩子们摸黑回家。”委员裴若舟说，能不能先把坏的换上，再一并改成节能灯。区城管局副局长宋砚青当场答复，本周内换好坏灯，年底前完成改造。裴若舟点头，“有了准话就好”。'
    const items = itemsOf(text)
    expect(items.length).toBeGreaterThan(2)
    for (const [at, item] of items.entries()) {
      expect(item.quote).toBe(text.slice(item.start, item.end))
      expect(item.quote).not.toMatch(/[。！？].+/)
      expect(item.start).toBeGreaterThanOrEqual(items[at - 1]?.end ?? 0)
    }
  })

  it('what the department promises is a duty, what is asked of it a suggestion, though neither says so', () => {
    const items = itemsOf(
      '云湖区政协委员座谈\n\n本报讯 6月3日，云湖区政协召开座谈会。委员裴若舟说：“巷口的路灯应当先把坏的换上，再一并改成节能灯。”区城管局副局长宋砚青当场表示，区城管局将在本周内换好坏灯。',
    )
    expect(items.map(({ kind, speaker }) => [kind, speaker])).toEqual([
      ['suggestion', '裴若舟'],
      ['follow_up', '宋砚青'],
    ])
  })

  it('a page on which nobody says anything has no items', () => {
    expect(itemsOf('天气预报\n\n本报讯 今天夜间多云，明天白天晴，最高气温26℃。')).toEqual([])
  })
})
