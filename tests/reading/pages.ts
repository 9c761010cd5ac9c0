import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import { Gold } from './gold.ts'

/** One annotated page with its text. */
export type AnnotatedPage = {
  readonly gold: Gold
  readonly text: string
  readonly name: string
  readonly bytes: number
}

export type Split = 'development' | 'held_out'

const here = new URL('./', import.meta.url)

/** The folder of real pages; it lies outside the project and may be missing. */
const sharedFolder =
  process.env.HUIYING_SHARED === undefined
    ? new URL('../../../shared/', import.meta.url)
    : pathToFileURL(`${process.env.HUIYING_SHARED}/`)

const developmentIds: readonly string[] = [
  'seed',
  'zh-01',
  'zh-03',
  'zh-06',
  'zh-08',
  'zh-11',
  'zh-12',
  'zh-22',
  'zh-30',
  'en-01',
  'reply-05',
]

export function sharedIsHere(): boolean {
  return existsSync(new URL('seed/page.txt', sharedFolder))
}

/** The invented pages of a split; they travel with the project. */
export function listInventedPages(split: Split): AnnotatedPage[] {
  const folder = new URL(split === 'development' ? 'development/' : 'held-out/', here)
  return goldFiles(folder).map((file) => load(file, here))
}

/** Invented pages of other languages and genres than the city's newspaper: `tests/reading/languages/`. */
export function listLanguagePages(split: Split): AnnotatedPage[] {
  return listPagesIn(fileURLToPath(new URL(`languages/${split === 'development' ? 'development' : 'held-out'}`, here)))
}

/** The real pages of a split; throws where the shared folder is missing. */
export function listRealPages(split: Split): AnnotatedPage[] {
  return goldFiles(new URL('gold/', here))
    .filter((file) => developmentIds.includes(basename(fileURLToPath(file), '.json')) === (split === 'development'))
    .map((file) => load(file, sharedFolder))
}

/** `development` and `training` are sets of the project's own, anything else a folder. */
export function pagesNamed(name: string): AnnotatedPage[] {
  if (name === 'training') return listPackedPages('training')
  if (name !== 'development') return listPagesIn(name)
  return [...listInventedPages('development'), ...listRealPages('development')]
}

/** Annotated pages of any folder, each text beside its findings: for pages that may not travel with the project. */
export function listPagesIn(folder: string): AnnotatedPage[] {
  const base = pathToFileURL(`${folder}/`)
  return goldFiles(base).map((file) => load(file, base, file.href.replace(/json$/, 'txt')))
}

/**
 * Sets of pages packed into files, a page a line: those the weights are learned from, and those nobody looks at.
 * `only`: one of the files, by its name without ending.
 */
export function listPackedPages(set: 'training' | 'unseen', only?: string): AnnotatedPage[] {
  const folder = new URL(`${set}/`, here)
  const files = readdirSync(folder).filter((name) =>
    only === undefined ? name.endsWith('.jsonl') : name === `${only}.jsonl`,
  )
  return files.sort().flatMap((name) => {
    const lines = readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
    return lines.map((line) => {
      const { text, gold } = PackedPage.parse(JSON.parse(line))
      return { gold, text, name: gold.source, bytes: Buffer.byteLength(text) }
    })
  })
}

const PackedPage = z.strictObject({ text: z.string(), gold: Gold })

function goldFiles(folder: URL): URL[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => new URL(name, folder))
}

function load(file: URL, base: URL, place?: string): AnnotatedPage {
  const gold = Gold.parse(JSON.parse(readFileSync(file, 'utf8')))
  const bytes = readFileSync(new URL(place ?? gold.source, base))
  if (createHash('sha256').update(bytes).digest('hex') !== gold.sha256)
    throw new Error(`${gold.source} is not the text that was annotated: its places no longer fit`)
  return { gold, text: bytes.toString('utf8'), name: basename(place ?? gold.source), bytes: bytes.length }
}
