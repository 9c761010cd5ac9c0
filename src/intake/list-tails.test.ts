import { describe, expect, it } from 'vitest'
import { countBeforeList, tailOf } from './list-tails.ts'
import { readNumeral } from './numerals.ts'

describe('readNumeral', () => {
  it.each([
    ['15', 15],
    ['十', 10],
    ['十五', 15],
    ['二十二', 22],
    ['一百零三', 103],
    ['两百', 200],
  ])('reads %s as %i', (words, value) => {
    expect(readNumeral(words)).toBe(value)
  })

  it.each(['', '五五', '若干'])('reads no number in “%s”', (words) => {
    expect(readNumeral(words)).toBeUndefined()
  })
})

describe('tailOf', () => {
  it.each([
    { words: '15位委员发言', count: 15, open: false, group: '委员' },
    { words: '等10名政协委员', count: 10, open: true, group: '政协委员' },
    { words: '等20人参加', count: 20, open: true, group: null },
    { words: '等委员发言', count: null, open: true, group: '委员' },
    { words: '出席会议', count: null, open: false, group: null },
    { words: '代表市政协发言', count: null, open: false, group: null },
  ])('reads $words', ({ words, count, open, group }) => {
    expect(tailOf(words, 0, words.length)).toMatchObject({ statedCount: count, open, group })
  })
})

describe('countBeforeList', () => {
  it('reads the number that announces a list', () => {
    const words = '以下15位同志:甲某'
    expect(countBeforeList(words, 0, words.indexOf('甲'))).toBe(15)
  })

  it('does not take a number for one that only stands near', () => {
    const words = '15日,甲某'
    expect(countBeforeList(words, 0, words.indexOf('甲'))).toBeNull()
  })
})
