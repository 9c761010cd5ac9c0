import { describe, expect, it } from 'vitest'
import { keptBytes } from './kept-bytes.ts'

const bytes = (length: number) => new Uint8Array(length)

describe('bytes kept in memory', () => {
  it('are given again, the same', () => {
    const kept = keptBytes(10)
    const one = bytes(10)
    kept.put('one', one)
    expect(kept.get('one')).toBe(one)
    expect(kept.get('another')).toBeUndefined()
  })

  it('are never more than is said: those asked for longest ago go first', () => {
    const kept = keptBytes(10)
    for (const key of ['a', 'b']) kept.put(key, bytes(5))
    kept.get('a')
    kept.put('c', bytes(1))
    expect(['a', 'b', 'c'].filter((key) => kept.get(key) !== undefined)).toEqual(['a', 'c'])
    kept.put('d', bytes(10))
    expect(['a', 'b', 'c', 'd'].filter((key) => kept.get(key) !== undefined)).toEqual(['d'])
  })

  it('are not kept where one alone is more, and forget nothing for it', () => {
    const kept = keptBytes(10)
    kept.put('small', bytes(3))
    kept.put('large', bytes(11))
    expect(kept.get('large')).toBeUndefined()
    expect(kept.get('small')).toHaveLength(3)
  })

  it('count once what is put twice', () => {
    const kept = keptBytes(10)
    for (let time = 0; time < 5; time += 1) kept.put('same', bytes(6))
    kept.put('other', bytes(4))
    expect(kept.get('same')).toHaveLength(6)
    expect(kept.get('other')).toHaveLength(4)
  })
})
