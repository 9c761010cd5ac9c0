import { describe, expect, it } from 'vitest'
import { toldRowFaults } from './told-rows.ts'

const row = (name: string, key: string | null = name, isRight = true) => ({ name, key, isSaid: () => isRight })
const told = (...keys: readonly string[]) => new Map(keys.map((key) => [key, '{}']))

describe('rows held against the entries that tell of them', () => {
  it('are right where each has its own, and what was emptied has as many', () => {
    expect(toldRowFaults('answers', told('a', 'b'), [row('a'), row('b')], 0)).toEqual([])
    expect(toldRowFaults('answers', told('a', 'b'), [row('a'), row('x', null)], 0)).toEqual([])
    expect(toldRowFaults('answers', told(), [], 0)).toEqual([])
  })

  it('24 are told where one says otherwise, has no entry, or is missing', () => {
    expect(toldRowFaults('answers', told('a'), [row('a', 'a', false)], 0)).toEqual(['a: differs from the log'])
    expect(toldRowFaults('answers', told('a'), [row('a'), row('b')], 0)).toEqual(['b: not in the log'])
    expect(toldRowFaults('answers', told('a', 'b'), [row('a')], 0)).toEqual(['1 logged answers are missing'])
    expect(toldRowFaults('answers', told('a'), [], 0)).toEqual(['1 logged answers are missing'])
  })

  it('24 are told where one stands in the place of another, or more were emptied than there are entries for', () => {
    expect(toldRowFaults('answers', told('a'), [row('b')], 0)).toEqual(['b: not in the log'])
    expect(toldRowFaults('answers', told('a'), [row('a'), row('x', null)], 0)).toEqual(['1 answers are not in the log'])
    expect(toldRowFaults('answers', told('a'), [row('a'), row('a')], 0)).toEqual(['a: not in the log'])
  })

  it('24 from before there were entries are as many as the log says there were: no fewer and no more', () => {
    expect(toldRowFaults('answers', told('a'), [row('a'), row('old')], 1)).toEqual([])
    expect(toldRowFaults('answers', told('a'), [row('a'), row('old', null)], 1)).toEqual([])
    expect(toldRowFaults('answers', told('a'), [row('a')], 1)).toEqual(['1 logged answers are missing'])
    expect(toldRowFaults('answers', told('a'), [row('a'), row('old'), row('new')], 1)).toEqual([
      'old: not in the log',
      'new: not in the log',
    ])
    expect(toldRowFaults('answers', told('a'), [row('a'), row('old'), row('x', null)], 1)).toEqual([
      '1 answers are not in the log',
    ])
  })
})
