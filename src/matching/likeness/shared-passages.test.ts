import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedPassages } from './shared-passages.ts'

const passagesOf = (one: string, other: string) =>
  sharedPassages(one, other).map((passage) => [
    one.slice(passage.one.start, passage.one.end),
    other.slice(passage.other.start, passage.other.end),
  ])

describe('shared passages', () => {
  it('are the longest words both texts say, in the order of the first, without the signs at their ends', () => {
    expect(passagesOf('西岸步道，请增设长椅。路灯也暗。', '另外，路灯也暗。西岸步道请增设长椅！')).toEqual([
      ['西岸步道', '西岸步道'],
      ['请增设长椅', '请增设长椅'],
      ['路灯也暗', '路灯也暗'],
    ])
  })

  it('are the same in traditional characters, another width and case', () => {
    expect(passagesOf('老舊小區電梯', '关于老旧小区电梯')).toEqual([['老舊小區電梯', '老旧小区电梯']])
    expect(passagesOf('Ｌｉｇｈｔｓ on Elm Road', 'the lights on elm road')).toEqual([
      ['Ｌｉｇｈｔｓ on Elm Road', 'lights on elm road'],
    ])
  })

  it('cut no word of letters, and are not told of three characters', () => {
    expect(passagesOf('parking meters', 'spark plugs')).toEqual([])
    expect(passagesOf('修长椅', '修长椅')).toEqual([])
    expect(passagesOf('修长椅吧', '修长椅吧')).toHaveLength(1)
  })

  it('say the same in both texts and overlap in neither, whatever the texts', () => {
    const text = fc.string({ unit: fc.constantFrom(...'路灯桥a 。，B亮'), maxLength: 80 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const found = sharedPassages(one, other)
        for (const [at, passage] of found.entries()) {
          const words = one.slice(passage.one.start, passage.one.end)
          expect(words.length).toBeGreaterThanOrEqual(4)
          expect(words.toLowerCase()).toBe(other.slice(passage.other.start, passage.other.end).toLowerCase())
          for (const later of found.slice(at + 1)) {
            expect(later.one.start).toBeGreaterThanOrEqual(passage.one.end)
            const isApart = later.other.start >= passage.other.end || later.other.end <= passage.other.start
            expect(isApart).toBe(true)
          }
        }
      }),
    )
  })
})
