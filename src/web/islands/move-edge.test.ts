import { describe, expect, it } from 'vitest'
import { moveEdge, type Run } from './move-edge.ts'

/** 甲乙丙⏎丁𠮷戊, the break left out of the page as it is there. */
const text = '甲乙丙\n丁𠮷戊'
const runs: readonly Run[] = [
  { at: 0, text: '甲乙丙' },
  { at: 4, text: '丁𠮷戊' },
]

const moved = (start: number, end: number, edge: 'start' | 'end', step: 1 | -1) => {
  const span = moveEdge(runs, { start, end }, edge, step)
  return span === undefined ? undefined : text.slice(span.start, span.end)
}

describe('an end of a span that is moved by a character', () => {
  it.each([
    [1, 2, 'end', 1, '乙丙'],
    [1, 3, 'end', 1, '乙丙\n丁'],
    [1, 5, 'end', -1, '乙丙'],
    [4, 5, 'start', -1, '丙\n丁'],
    [2, 5, 'start', 1, '丁'],
    [4, 5, 'end', 1, '丁𠮷'],
    [4, 7, 'end', -1, '丁'],
    [5, 8, 'start', 1, '戊'],
    [7, 8, 'start', -1, '𠮷戊'],
  ] as const)('%d to %d, its %s by %d, reads %j', (start, end, edge, step, words) => {
    expect(moved(start, end, edge, step)).toBe(words)
  })

  it.each([
    [0, 2, 'start', -1],
    [5, 8, 'end', 1],
    [1, 2, 'start', 1],
    [1, 2, 'end', -1],
    [5, 7, 'end', -1],
  ] as const)('%d to %d, its %s by %d, goes no further', (start, end, edge, step) => {
    expect(moved(start, end, edge, step)).toBeUndefined()
  })
})
