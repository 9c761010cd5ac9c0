import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readText } from '#intake/read-text.ts'
import * as articles from '../scripts/sample-page/articles.ts'
import { samplePageText } from '../scripts/sample-page/page-text.ts'
import { wrapLines } from '../scripts/sample-page/wrap-lines.ts'
import { demoCity } from './support/demo-city.ts'

const fileNamed = (name: string): string => fileURLToPath(new URL(`../examples/${name}`, import.meta.url))
const page = readFileSync(fileNamed('sample-page.txt'), 'utf8')
const flat = page.replace(/\s/g, '')
const reading = readText(page, {
  name: 'sample-page.txt',
  sha256: '0'.repeat(64),
  bytes: Buffer.byteLength(page),
  mediaType: 'text/plain',
  encoding: 'utf-8',
})

describe('the sample page', () => {
  it('is what its articles make', () => {
    expect(page, 'run scripts/make-sample-page.ts').toBe(samplePageText())
  })

  it('is set in lines that no closing mark begins and no opening mark ends', () => {
    for (const { paragraphs, lineLength } of Object.values(articles)) {
      const lines = paragraphs.flatMap((paragraph) => wrapLines(paragraph, lineLength))
      expect(lines.filter((line) => line.length > lineLength + 1)).toEqual([])
      expect(lines.filter((line) => /^[，。、；：？！”）》」·]|[“（《「]$/.test(line))).toEqual([])
      expect(lines.join('')).toBe(paragraphs.join(''))
    }
  })

  it('holds every word of every article, whatever stands between', () => {
    for (const { headline, kicker, paragraphs } of Object.values(articles)) {
      for (const part of [headline, kicker, ...paragraphs]) expect(flat).toContain(part.replace(/\s/g, ''))
    }
  })

  it('has four lists: one right, one that contradicts its number, two open', () => {
    const { lists } = reading

    expect(lists.map(({ statedCount, listedCount, agrees }) => [statedCount, listedCount, agrees])).toEqual(
      expect.arrayContaining([
        [8, 8, true],
        [6, 7, false],
        [11, 6, expect.anything()],
        [12, 4, expect.anything()],
      ]),
    )
  })

  it('names only people of the demonstration city, as what they are', () => {
    const kinds = new Map(demoCity.people.map(({ name, kind }) => [name, kind]))

    expect(reading.people.length).toBeGreaterThanOrEqual(25)
    expect(reading.people.map(({ name }) => name).filter((name) => !kinds.has(name))).toEqual([])
  })

  it('comes as a picture, a PDF and a Word document of less than a megabyte each', () => {
    for (const name of ['sample-page.png', 'sample-page.pdf', 'sample-page.docx']) {
      expect(statSync(fileNamed(name)).size, name).toBeGreaterThan(5_000)
      expect(statSync(fileNamed(name)).size, name).toBeLessThan(1_000_000)
    }
    expect(readFileSync(fileNamed('sample-page.png')).subarray(1, 4).toString()).toBe('PNG')
    expect(readFileSync(fileNamed('sample-page.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(readFileSync(fileNamed('sample-page.docx')).subarray(0, 2).toString()).toBe('PK')
  })
})
