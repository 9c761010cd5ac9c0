import { describe, expect, it } from 'vitest'
import { opening } from './opening.ts'
import { headsOf } from './pattern-heads.ts'
import { hasUnit } from './unit-set.ts'

const heads = (pattern: RegExp, words: string) => {
  const found = headsOf(pattern)
  return found === undefined ? undefined : [...words].filter((one) => hasUnit(found, one.charCodeAt(0))).join('')
}

describe('patterns told apart by their first character', () => {
  it.each([
    [/^(?:还|也)?(?:建议|希望)/, '还也建希'],
    [/^(?!不)[^,，]{2,4}的/, '还也建希不'],
    [/^[一二]是/, ''],
    [/^(?:再|并){0,2}由/, ''],
    [/^\d{1,3}个/, '还也建希不'],
    [/^(?<who>也)|^希/, '也希'],
  ])('%s', (pattern, expected) => {
    expect(heads(pattern, '还也建希不')).toBe(expected)
  })

  it('one that may match nothing, or is written in a way not understood, is always tried', () => {
    expect(headsOf(/^(?:还|也)*/)).toBeUndefined()
    expect(headsOf(/^建议/i)).toBeUndefined()
    expect(headsOf(/^(还)\1/)).toBeUndefined()
  })

  it('find what the pattern finds, also where one alternative may stand anywhere', () => {
    for (const pattern of [/^(?:还|也)?建议/, /^希望|建议$/, /^(?:还|也)*/])
      for (const words of ['还建议', '建议', '大家建议', '希望', '不', '']) {
        expect(opening(pattern).test(words)).toBe(pattern.test(words))
        expect(opening(pattern).exec(words)?.[0]).toBe(pattern.exec(words)?.[0])
      }
  })
})
