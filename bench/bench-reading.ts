import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readText } from '#intake/read-text.ts'
import { listPackedPages } from '#tests/reading/pages.ts'
import { type Figure, figure, medianOf } from './figure.ts'

const page = readFileSync(new URL('../examples/sample-page.txt', import.meta.url), 'utf8')
const source = { name: 'bench', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }

const program = fileURLToPath(new URL('../src/app/huiying.ts', import.meta.url))

/** Records in the other languages that are read. */
const records = [
  ['English', 'en-parliament-2015'],
  ['German', 'de-stadtrat-2020'],
  ['Japanese', 'ja-mizuho-2020'],
] as const

/**
 * Reading one page, ten and a hundred of it in a row: speed, and whether it grows with the length. In a program that has
 * read before, and by the command, which starts a program for each reading.
 */
export function benchReading(): readonly Figure[] {
  return [
    ...pageFigures('page', page, { least: 1 }),
    ...reportFigures(),
    ...commandFigures('page', page),
    ...records.flatMap(([language, id]) => recordFigures(language, id)),
  ]
}

/** Reports as they mostly are, each by itself and all in a row: the page above is made of traps of layout, and denser than most. */
function reportFigures(): readonly Figure[] {
  const texts = listPackedPages('unseen', 'formal').map(({ text }) => text)
  const speedOf = (text: string, times: number) => Buffer.byteLength(text) / 1000 / medianOf(runs(text, times))
  for (const text of texts) runs(text, 3)
  const alone = texts.map((text) => speedOf(text, 5))
  const row = [speedOf(texts.join('\n\n'), 3)]
  return [
    figure(`reading, each of ${texts.length} formal reports by itself`, alone, 'MB/s', { least: 1 }),
    figure(`reading, ${texts.length} formal reports in a row`, row, 'MB/s', { least: 1 }),
  ]
}

function recordFigures(language: string, id: string): readonly Figure[] {
  const path = new URL(`../tests/reading/languages/development/${id}.txt`, import.meta.url)
  return pageFigures(`${language} record`, readFileSync(path, 'utf8'))
}

function pageFigures(what: string, text: string, limit?: { readonly least: number }): readonly Figure[] {
  // What runs is compiled by and by, for as long as some seconds.
  runs(`${text}\n\n`.repeat(100), 4)
  const millis = new Map([1, 10, 100].map((times) => [times, runs(`${text}\n\n`.repeat(times), 9)]))
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
  return Array.from({ length: count }, () => {
    const start = performance.now()
    readText(text, source)
    return performance.now() - start
  })
}

/** `huiying read FILE --json` from its start to its end. */
function commandFigures(what: string, text: string): readonly Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'huiying-bench-'))
  const file = join(folder, 'text.txt')
  const seconds = (times: number) => {
    writeFileSync(file, `${text}\n\n`.repeat(times))
    return Array.from({ length: 3 }, () => {
      const start = performance.now()
      const { status } = spawnSync(process.execPath, [program, 'read', file, '--json'], { maxBuffer: 2 ** 29 })
      if (status !== 0) throw new Error(`huiying read ended with ${status}`)
      return (performance.now() - start) / 1000
    })
  }
  try {
    return [1, 100, 1_000].map((times) =>
      figure(`huiying read, ${what} × ${times}, with its start`, seconds(times), 's'),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
