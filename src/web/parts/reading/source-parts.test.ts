import { describe, expect, it } from 'vitest'
import type { FindingRow } from '#store/readings.ts'
import { partAt, sourceParts } from './source-parts.ts'

/** Findings that begin at these places; nothing else of them is looked at. */
const at = (...places: readonly number[]) => places.map((span_start) => ({ span_start }) as FindingRow)
const partsOf = (text: string, findings: readonly FindingRow[] = []) => sourceParts({ text, findings })

describe('the parts in which a source is shown', () => {
  it('are one for a page of a newspaper, and for what holds nothing', () => {
    expect(partsOf('一'.repeat(40_000))).toEqual([{ start: 0, end: 40_000 }])
    expect(partsOf('')).toEqual([{ start: 0, end: 0 }])
  })

  it('are two from 40,001 characters on, parted at the end of a paragraph', () => {
    const text = `${'一'.repeat(30_000)}\n${'二'.repeat(10_000)}`
    expect(partsOf(text)).toEqual([
      { start: 0, end: 30_001 },
      { start: 30_001, end: 40_001 },
    ])
  })

  it('do not end in a line that a column broke within a sentence where a sentence ends', () => {
    const text = `${'一'.repeat(25_000)}。\n${'二'.repeat(5_000)}\n${'三'.repeat(20_000)}`
    expect(partsOf(text)[0]).toEqual({ start: 0, end: 25_002 })
  })

  it('end with a sentence where no paragraph ends, and anywhere but within a character where none does', () => {
    const [sentence] = partsOf(`${'一'.repeat(35_000)}。${'二'.repeat(10_000)}`)
    expect(sentence).toEqual({ start: 0, end: 35_001 })
    const [within] = partsOf(`一${'𠀀'.repeat(30_000)}`)
    expect(within).toEqual({ start: 0, end: 39_999 })
  })

  it('hold 400 findings at most, and more only where more begin at one place', () => {
    const text = '一'.repeat(1_000)
    const one = partsOf(text, at(...Array.from({ length: 400 }, (_, n) => n)))
    const two = partsOf(text, at(...Array.from({ length: 401 }, (_, n) => n)))
    const same = partsOf(text, at(...Array.from({ length: 900 }, () => 500)))
    expect(one).toEqual([{ start: 0, end: 1_000 }])
    expect(two).toEqual([
      { start: 0, end: 400 },
      { start: 400, end: 1_000 },
    ])
    expect(same.at(-1)?.end).toBe(1_000)
  })

  it('leave nothing out and overlap nowhere, whatever the text', () => {
    const text = Array.from({ length: 9_000 }, (_, n) => `第${n}句。${n % 7 === 0 ? '\n' : ''}`).join('')
    const parts = partsOf(text.repeat(3), at(5, 5, 70, 60_000))
    expect(parts.map(({ start, end }) => text.repeat(3).slice(start, end)).join('')).toBe(text.repeat(3))
    expect(Math.max(...parts.map(({ start, end }) => end - start))).toBeLessThanOrEqual(40_000)
  })

  it('are found by the places in them', () => {
    const parts = partsOf('一'.repeat(100_000))
    expect([0, 39_999, 40_000, 99_999, 100_000].map((place) => partAt(parts, place))).toEqual([0, 0, 1, 2, 2])
  })
})
