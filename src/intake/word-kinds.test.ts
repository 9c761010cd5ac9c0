import { describe, expect, it } from 'vitest'
import { hashOf, WordKinds, wordKinds } from './word-kinds.ts'

const known = (words: Record<string, number>): WordKinds =>
  new WordKinds(
    Object.entries(words).map(([word, kind]) => [
      hashOf(word.charCodeAt(0), word.length > 1 ? word.charCodeAt(1) : 0),
      kind,
    ]),
    Object.keys(words).length,
  )

function kindsIn(kinds: WordKinds, text: string, start = 0, end = text.length): number[] {
  const into = new Int16Array(text.length)
  return [...into.subarray(0, kinds.write(text, start, end, into, 0))]
}

describe('kinds of words', () => {
  const few = known({ 加快: 3, 加大: 3, 建设: 7, 路: 9, 设: 11 })

  it('are told word by word, two characters before one', () => {
    expect(kindsIn(few, '加快建设路')).toEqual([3, 7, 9])
  })

  it('are -1 where no word is known', () => {
    expect(kindsIn(few, '加速路')).toEqual([-1, -1, 9])
  })

  it('are those of the span alone: a word is not read over its end', () => {
    expect(kindsIn(few, '加快建设路', 2, 3)).toEqual([-1])
    expect(kindsIn(few, '加快建设路', 3, 5)).toEqual([11, 9])
  })

  it('are written from a place on, what stands before it being left', () => {
    const into = new Int16Array([5, 5, 5, 5])
    expect(few.write('加快路', 0, 3, into, 1)).toBe(3)
    expect([...into]).toEqual([5, 3, 9, 5])
  })

  it('of nothing are none', () => {
    expect(kindsIn(few, '路', 1, 1)).toEqual([])
    expect(kindsIn(known({}), '路')).toEqual([-1])
  })

  it('that ship with the reader are one for words that stand in the same places', () => {
    const kind = (word: string) => kindsIn(wordKinds(), word)
    expect(kind('居民')).toEqual(kind('村民'))
    expect(kind('机构')).toEqual(kind('部门'))
    expect(kind('机构')).not.toEqual(kind('村民'))
  })
})
