import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

const facts = { name: 'p.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }

describe('a page that a converter spoilt', () => {
  const page =
    '市政協(xié)昨日召開會(huì)議。會(huì)上,,委員們圍繞發(fā)展低空經(jīng)濟(jì)、整治街區(qū)環(huán)境等方面提出建議,。'
  const reading = readText(page, facts)
  const topics = reading.items.filter(({ kind }) => kind === 'topic')

  it('is read as if the sounds in brackets and the stray commas were not there', () => {
    expect(topics.map(({ quote }) => quote)).toEqual(['發(fā)展低空經(jīng)濟(jì)', '整治街區(qū)環(huán)境'])
  })

  it('is quoted as it stands all the same', () => {
    for (const { start, end, quote } of topics) expect(page.slice(start, end)).toBe(quote)
  })

  it('keeps brackets that mean something where they are no habit', () => {
    const plain = readText('会上，委员们围绕推广平台(app)、整治占道停车等方面提出建议。', facts)

    expect(plain.items.map(({ quote }) => quote)).toEqual(['推广平台(app)', '整治占道停车'])
  })
})
