import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'

describe('fold', () => {
  it.each([
    ['國會後來開會', '国会后来开会'],
    ['衞生、裡面、台階', '卫生、里面、台阶'],
    ['（一）ＡＢ１２％，：；！？', '(一)AB12%,:;!?'],
    ['「甲」『乙』', '“甲”‘乙’'],
    ['⼈⼤⻓⻔', '人大长门'],
    ['阿·里‧木・江', '阿·里·木·江'],
    ['一。二、《三》……“四”', '一。二、《三》……“四”'],
  ])('writes %s as %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('keeps every place: the same number of units, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toHaveLength(text.length)
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  it('keeps half a surrogate pair as it is, also where much else changes', () => {
    expect(fold('，，\ud840，')).toBe(',,\ud840,')
  })

  it('folds long texts in one piece', () => {
    const text = '國會，'.repeat(20_000)
    expect(fold(text)).toBe('国会,'.repeat(20_000))
  })
})
