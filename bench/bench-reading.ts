import { readFileSync } from 'node:fs'
import { readText } from '#intake/read-text.ts'
import { type Figure, figure } from './figure.ts'

const page = readFileSync(new URL('../examples/sample-page.txt', import.meta.url), 'utf8')
const source = { name: 'bench', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }

/** Reading the sample page once, ten times and a hundred times over: speed, and whether it grows with the length. */
export function benchReading(): readonly Figure[] {
  const millis = new Map([1, 10, 100].map((times) => [times, runs(page.repeat(times), times === 100 ? 3 : 7)]))
  const speeds = [...millis].map(([times, values]) => {
    const megabytes = (Buffer.byteLength(page) * times) / 1e6
    return figure(
      `reading, page × ${times}`,
      values.map((value) => megabytes / (value / 1000)),
      'MB/s',
      { least: 1 },
    )
  })
  const ten = Math.min(...(millis.get(10) ?? []))
  const hundred = Math.min(...(millis.get(100) ?? []))
  return [...speeds, figure('reading, time × 100 over time × 10 (10 is linear)', [hundred / ten], '×', { most: 12 })]
}

function runs(text: string, count: number): number[] {
  readText(text, source)
  return Array.from({ length: count }, () => {
    const start = performance.now()
    readText(text, source)
    return performance.now() - start
  })
}
