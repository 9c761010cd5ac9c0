import { describe, expect, it } from 'vitest'
import { ocrLineText } from './ocr-text.ts'
import { compareReadings } from './second-reading.ts'

const compare = (first: string, second: string) => Object.fromEntries(compareReadings([...first], [...second]))

describe('compareReadings', () => {
  it('finds the characters in which two readings differ, and what the second has', () => {
    expect(compare('祁望千说码头', '祁望舒说码头')).toEqual({ 2: '舒' })
  })

  it('counts what only the second has with the character before it, or with the first', () => {
    expect(compare('夜班交', '夜班公交')).toEqual({ 1: '班公' })
    expect(compare('班公交', '夜班公交')).toEqual({ 0: '夜班' })
  })

  it('gives nothing for what only the first has', () => {
    expect(compare('公交人往前', '公交往前')).toEqual({ 2: '' })
  })

  it('takes marks of punctuation for alike, or for nothing', () => {
    expect(compare('公布；要让', '公布;要让。')).toEqual({})
    expect(compare('公布；要让', '公布要让')).toEqual({})
  })
})

const line = (words: readonly string[], confidence = 97, gap = 0) => ({
  x0: 0,
  y0: 0,
  x1: 100,
  y1: 10,
  confidence,
  words: words.map((word, at) => ({
    x0: at * (10 + gap),
    x1: at * (10 + gap) + 10,
    symbols: [...word].map((text) => ({ text, confidence })),
  })),
})

describe('ocrLineText', () => {
  it('sets Chinese without spaces, Latin words with them, and keeps a wide space', () => {
    expect(ocrLineText(line(['末', '班', '车'])).text).toBe('末班车')
    expect(ocrLineText(line(['The', 'mayor', '说'])).text).toBe('The mayor说')
    expect(ocrLineText(line(['主办', '会办'], 97, 11)).text).toBe('主办 会办')
    expect(ocrLineText(line(['主办', '，会办'], 97, 11)).text).toBe('主办，会办')
  })

  it('doubts what another model reads differently, neighbours as one, and keeps the first reading', () => {
    const read = ocrLineText(line(['祁望千说']), line(['祁塑舒说']))
    expect(read).toEqual({ text: '祁望千说', doubts: [{ start: 1, end: 3, confidence: 97, alternative: '塑舒' }] })
  })

  it('doubts by confidence alone where there is no second reading: below 86, or below 50 where both agree', () => {
    expect(ocrLineText(line(['说'], 86)).doubts).toEqual([])
    expect(ocrLineText(line(['说'], 85)).doubts).toEqual([{ start: 0, end: 1, confidence: 85, alternative: null }])
    expect(ocrLineText(line(['说'], 50), line(['说'])).doubts).toEqual([])
    expect(ocrLineText(line(['说'], 49), line(['说'])).doubts).toEqual([
      { start: 0, end: 1, confidence: 49, alternative: null },
    ])
  })
})
