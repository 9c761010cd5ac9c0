import { describe, expect, it } from 'vitest'
import { scoreScan } from './score-scan.ts'

const passage = (text: string, isAside = false) => ({ text, isAside })
const first = '渡口的候船亭昨天落成可以坐四十个人'
const second = '木料由林场捐助工钱由市库支付六万元'

describe('scoreScan', () => {
  it('finds nothing wrong with a page read as printed, whatever its line breaks and the width of its marks', () => {
    const score = scoreScan(
      [passage(`${first}，`), passage(second)],
      `${first.slice(0, 5)}\n${first.slice(5)},\n\n${second}`,
    )
    expect(score).toEqual({ characters: 35, wrong: 0, orderErrors: 0, surplus: 0 })
  })

  it('counts a character read as another, and passages the wrong way round', () => {
    const score = scoreScan([passage(first), passage(second)], `${second}\n${first.replace('亭', '停')}`)
    expect(score).toMatchObject({ wrong: 1, orderErrors: 1 })
  })

  it('counts each place where a line of another column follows', () => {
    const [left, right] = [`${first}刮风下雨不必再站在岸边`, `${second}另有林场捐来的二十根木桩`]
    const rows = [0, 12, 24].map((at) => left.slice(at, at + 12) + right.slice(at, at + 12))
    expect(scoreScan([passage(left), passage(right)], rows.join('')).orderErrors).toBeGreaterThanOrEqual(3)
    expect(scoreScan([passage(left), passage(right)], left + right).orderErrors).toBe(0)
  })

  it('lets an advert stand anywhere between passages, and counts what no passage has', () => {
    const advert = passage('修伞铺开张旧伞换骨', true)
    expect(scoreScan([passage(first), advert, passage(second)], `${first}${second}${advert.text}`)).toMatchObject({
      orderErrors: 0,
      surplus: 0,
    })
    expect(scoreScan([passage(first)], `${first}国国国`).surplus).toBe(3)
  })
})
