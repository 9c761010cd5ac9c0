import { readFileSync } from 'node:fs'
import { readText } from '#intake/read-text.ts'
import { type Figure, figure } from './figure.ts'

const page = readFileSync(new URL('../examples/sample-page.txt', import.meta.url), 'utf8')
const source = { name: 'bench', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }

/** Records in the other languages that are read. */
const records = [
  ['English', 'en-parliament-2015'],
  ['German', 'de-stadtrat-2020'],
  ['Japanese', 'ja-mizuho-2020'],
] as const

/** Reading one page, ten and a hundred of it in a row: speed, and whether it grows with the length. */
export function benchReading(): readonly Figure[] {
  return [
    ...pageFigures('page', page, { least: 1 }),
    ...records.flatMap(([language, id]) => recordFigures(language, id)),
  ]
}

function recordFigures(language: string, id: string): readonly Figure[] {
  const path = new URL(`../tests/reading/languages/development/${id}.txt`, import.meta.url)
  return pageFigures(`${language} record`, readFileSync(path, 'utf8'))
}

function pageFigures(what: string, text: string, limit?: { readonly least: number }): readonly Figure[] {
  const millis = new Map([1, 10, 100].map((times) => [times, runs(`${text}\n\n`.repeat(times), times === 100 ? 3 : 7)]))
  const speeds = [...millis].map(([times, values]) => {
    const megabytes = (Buffer.byteLength(text) * times) / 1e6
    return figure(
      `reading, ${what} × ${times}`,
      values.map((value) => megabytes / (value / 1000)),
      'MB/s',
      limit,
    )
  })
  const ten = Math.min(...(millis.get(10) ?? []))
  const hundred = Math.min(...(millis.get(100) ?? []))
  const growth = figure(`reading, ${what}: time × 100 over time × 10 (10 is linear)`, [hundred / ten], '×', {
    most: 12,
  })
  return [...speeds, growth]
}

function runs(text: string, count: number): number[] {
  readText(text, source)
  return Array.from({ length: count }, () => {
    const start = performance.now()
    readText(text, source)
    return performance.now() - start
  })
}
