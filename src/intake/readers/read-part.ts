import { cropGray, type GrayImage, scaleGray } from './gray-image.ts'
import { layColumns } from './laid-columns.ts'
import type { LaidOutPage } from './laid-out-page.ts'
import type { OcrEngine, OcrLanguage, OcrLine, OcrModel } from './ocr-engine.ts'
import { type OcrText, ocrLineText } from './ocr-text.ts'
import { boxAround, type PageBox, prevailingSize } from './page-box.ts'
import type { PagePart } from './page-parts.ts'
import { lineAt } from './second-reading.ts'

/** Heights of characters, in pixels, between which the models read equally well (measured); others are scaled to the middle. */
const readable = { from: 18, to: 48, middle: 30 }
/** The height at which the second model reads best. */
const secondSize = 40
/** What is read with less confidence, and does not look like text, is a picture or a stain. */
const leastConfidence = 30
/** Lines that show which way up a page is, and in whose characters. */
const sampleLines = { across: 12, down: 4 }

export type ReadLine = PageBox & OcrText

type DownPart = Extract<PagePart, { direction: 'down' }>

/** The lines of a part, block by block; of text that runs down, places are those of the laid columns. */
export async function readPart(
  engine: OcrEngine,
  page: LaidOutPage,
  part: PagePart,
  language: OcrLanguage,
  onProgress: (share: number) => void,
): Promise<ReadLine[][]> {
  const blocks: ReadLine[][] = []
  if (part.direction === 'down') {
    for (const [at, block] of part.blocks.entries()) {
      const onShare = (share: number) => onProgress((at + share) / part.blocks.length)
      blocks.push(await readDown(engine, page, part, block, language, onShare))
    }
  } else {
    for (const block of splitBySize(part.block)) blocks.push(await readAcross(engine, page, block, language))
  }
  return blocks
}

/** A few lines of the longest part as one model reads them. */
export async function sampleOf(engine: OcrEngine, page: LaidOutPage, language: OcrLanguage): Promise<OcrLine[]> {
  const longest = [...page.parts].sort((a, b) => inkOf(b) - inkOf(a))[0]
  if (longest === undefined) return []
  if (longest.direction === 'down') {
    const block = [...longest.blocks].sort((a, b) => areaOf(b) - areaOf(a))[0] ?? []
    const columns = layColumns(page.image, longest.area.ink, block, page.bodySize).slice(0, sampleLines.down)
    const read: OcrLine[] = []
    for (const { image, place } of columns) read.push(...(await readColumn(engine, image, place.size, language)))
    return read
  }
  const bounds = boxAround(longest.block)
  const sample = { ...bounds, y1: Math.min(bounds.y1, bounds.y0 + bounds.size * sampleLines.across) }
  return recogniseBox(engine, page.image, sample, scaleFor(bounds.size), language)
}

function inkOf(part: PagePart): number {
  return part.direction === 'across' ? areaOf(part.block) : areaOf(part.blocks.flat())
}

function areaOf(block: readonly PageBox[]): number {
  return block.reduce((sum, box) => sum + (box.x1 - box.x0) * (box.y1 - box.y0), 0)
}

async function readDown(
  engine: OcrEngine,
  page: LaidOutPage,
  { area }: DownPart,
  block: readonly PageBox[],
  language: OcrLanguage,
  onProgress: (share: number) => void,
): Promise<ReadLine[]> {
  const read: ReadLine[] = []
  const columns = layColumns(page.image, area.ink, block, page.bodySize)
  for (const [at, { image, place }] of columns.entries()) {
    const [lines, others] = await Promise.all([
      readColumn(engine, image, place.size, language),
      engine.recognise(scaleGray(image, secondSize / place.size), language, 'line', 'second'),
    ])
    const [line] = lines
    if (line !== undefined && line.confidence >= leastConfidence)
      read.push({ ...ocrLineText(line, others[0]), ...place })
    onProgress((at + 1) / columns.length)
  }
  return read
}

function readColumn(engine: OcrEngine, image: GrayImage, size: number, language: OcrLanguage): Promise<OcrLine[]> {
  return engine.recognise(scaleGray(image, scaleFor(size)), language, 'line')
}

/** Parts a block where the size of its lines changes, so that each part can be scaled to its own best size. */
function splitBySize(block: readonly PageBox[]): PageBox[][] {
  const parts: PageBox[][] = []
  for (const box of [...block].sort((a, b) => a.y0 - b.y0)) {
    const last = parts.at(-1)
    const size = last === undefined ? 0 : prevailingSize(last)
    const isAlike = box.size < size * 1.4 && box.size > size / 1.4
    // Dashes and marks are low whatever size they belong to.
    const isMark = box.size < size && box.x1 - box.x0 < size * 2
    if (last !== undefined && (isAlike || isMark)) last.push(box)
    else parts.push([box])
  }
  return parts
}

function scaleFor(size: number): number {
  return size < readable.from || size > readable.to ? readable.middle / size : 1
}

async function readAcross(
  engine: OcrEngine,
  { image, bodySize }: LaidOutPage,
  block: readonly PageBox[],
  language: OcrLanguage,
): Promise<ReadLine[]> {
  const bounds = boxAround(block)
  const factor = scaleFor(bounds.size)
  const [lines, otherLines] = await Promise.all([
    recogniseBox(engine, image, bounds, factor, language),
    recogniseBox(engine, image, bounds, secondSize / bounds.size, language, 'second'),
  ])
  const second = otherLines.map((line) => ({
    ...line,
    y0: (line.y0 / secondSize) * bounds.size * factor,
    y1: (line.y1 / secondSize) * bounds.size * factor,
  }))
  return lines
    .filter((line) => line.words.length > 0 && (line.confidence >= leastConfidence || looksLikeText(block, bodySize)))
    .map((line) => ({ ...ocrLineText(line, lineAt(line, second)), ...placeOnPage(line, bounds, factor, block) }))
}

/** Several pieces of ink of about the size of body text: badly read words, which are kept with their doubts. */
function looksLikeText(block: readonly PageBox[], body: number): boolean {
  const { size } = boxAround(block)
  return block.length >= 4 && size > body * 0.6 && size < body * 1.7
}

/** Where a line stands: the ink of the page tells it better than the recogniser, whose boxes follow its guesses. */
function placeOnPage(line: OcrLine, bounds: PageBox, factor: number, block: readonly PageBox[]): PageBox {
  const [y0, y1] = [bounds.y0 + line.y0 / factor, bounds.y0 + line.y1 / factor]
  const ink = block.filter((box) => (box.y0 + box.y1) / 2 > y0 && (box.y0 + box.y1) / 2 < y1)
  if (ink.length > 0) return { ...boxAround(ink), size: bounds.size }
  return { x0: bounds.x0 + line.x0 / factor, x1: bounds.x0 + line.x1 / factor, y0, y1, size: bounds.size }
}

async function recogniseBox(
  engine: OcrEngine,
  page: GrayImage,
  box: PageBox,
  factor: number,
  language: OcrLanguage,
  model: OcrModel = 'first',
): Promise<OcrLine[]> {
  const part = cropGray(page, { x: box.x0, y: box.y0, width: box.x1 - box.x0, height: box.y1 - box.y0 })
  const isOneLine = box.y1 - box.y0 < box.size * 1.7
  return engine.recognise(factor === 1 ? part : scaleGray(part, factor), language, isOneLine ? 'line' : 'block', model)
}
