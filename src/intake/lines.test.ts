import { describe, expect, it } from 'vitest'
import { pageBreak, scanLines } from './lines.ts'

function rows(text: string, cuts: readonly number[] = []) {
  const lines = scanLines(text, cuts)
  return Array.from({ length: lines.count }, (_, i) => [
    text.slice(lines.start[i], lines.end[i]),
    lines.gap[i],
    lines.indent[i],
  ])
}

describe('scanLines', () => {
  it('gives lines without the blanks at their ends, and counts empty lines and indents', () => {
    expect(rows('一\n\n \n\u3000\u3000二 \r\n三\r四')).toEqual([
      ['一', 0, 0],
      ['二', 2, 4],
      ['三', 0, 0],
      ['四', 0, 0],
    ])
  })

  it('marks what stands behind a form feed', () => {
    const [, second] = rows('一\n\f二')
    expect(second?.[1]).toBeGreaterThanOrEqual(pageBreak)
  })

  it('parts a line at a cut', () => {
    expect(rows('一二三四', [2])).toEqual([
      ['一二', 0, 0],
      ['三四', pageBreak, 0],
    ])
  })

  it('finds nothing in a text of blanks', () => {
    expect(rows(' \n\n\t\u3000\n')).toEqual([])
  })
})
