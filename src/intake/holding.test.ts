import { describe, expect, it } from 'vitest'
import { holding } from './holding.ts'

describe('looking for words anywhere in a few', () => {
  const asks = holding(/要|[尽赶]快|(?:加大)?投入/)

  it('finds them wherever they stand', () => {
    expect(asks('要修路')).toBe(true)
    expect(asks('路灯尽快修')).toBe(true)
    expect(asks('继续加大投入')).toBe(true)
  })

  it('finds none where only their first character stands', () => {
    expect(asks('加油')).toBe(false)
    expect(asks('赶')).toBe(false)
    expect(asks('')).toBe(false)
  })

  it('asks a pattern that may begin with anything about all words', () => {
    expect(holding(/.路灯/)('小区路灯')).toBe(true)
    expect(holding(/.路灯/)('路灯')).toBe(false)
  })
})
