import { describe, expect, it } from 'vitest'
import { onceAClause } from './once-a-clause.ts'

describe('what is told of a clause', () => {
  it('is worked out once for each clause of a text, and anew for another text', () => {
    const asked: string[] = []
    const words = onceAClause((text, { start, end }) => {
      asked.push(text.slice(start, end))
      return text.slice(start, end)
    })
    const first = { start: 0, end: 2 }
    expect([words('修路,栽树', first), words('修路,栽树', { start: 3, end: 5 }), words('修路,栽树', first)]).toEqual([
      '修路',
      '栽树',
      '修路',
    ])
    expect(asked).toEqual(['修路', '栽树'])
    expect(words('架桥,栽树', first)).toBe('架桥')
    expect(words('修路,栽树', first)).toBe('修路')
    expect(asked).toEqual(['修路', '栽树', '架桥', '修路'])
  })

  it('tells clauses apart that begin in one place', () => {
    const length = onceAClause((_, { start, end }) => end - start)
    expect([length('修好这条路', { start: 0, end: 2 }), length('修好这条路', { start: 0, end: 5 })]).toEqual([2, 5])
  })
})
