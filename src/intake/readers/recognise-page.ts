import { evenLight } from './even-light.ts'
import { cropGray, type GrayImage, scaleGray } from './gray-image.ts'
import { inkBoxes } from './ink-boxes.ts'
import { inkMapOf } from './ink-map.ts'
import type { OcrEngine, OcrLanguage, OcrLine, OcrModel } from './ocr-engine.ts'
import { type OcrText, ocrLineText } from './ocr-text.ts'
import { boxAround, type PageBox, prevailingSize } from './page-box.ts'
import { readingOrder } from './page-layout.ts'
import { markParagraphs, type PageLine } from './paragraph-marks.ts'
import { lineAt } from './second-reading.ts'
import { isVerticalBlock, layColumns } from './vertical-picture.ts'

/** Heights of characters, in pixels, between which the models read equally well (measured); others are scaled to the middle. */
const readable = { from: 18, to: 48, middle: 30 }
/** The height at which the second model reads best. */
const secondSize = 40
/** What is read with less confidence, and does not look like text, is a picture or a stain. */
const leastConfidence = 30
/** Chinese in the script of the model reads surer than this. */
const sureConfidence = 86

type RecognisedLine = PageLine & Pick<OcrText, 'doubts'>

export type RecognisedPage = { readonly lines: readonly RecognisedLine[]; readonly language: OcrLanguage }

/**
 * Recognises a page: cut into columns and headlines by its white space, each read by itself, in reading order.
 *
 * @param language - of the page before, tried first.
 */
export async function recognisePage(
  engine: OcrEngine,
  picture: GrayImage,
  language: OcrLanguage,
  onProgress: (share: number) => void,
): Promise<RecognisedPage> {
  const page = evenLight(picture)
  const boxes = inkBoxes(inkMapOf(page))
  const body = prevailingSize(boxes)
  const all = readingOrder(boxes, body)
  const vertical = all.filter((block) => isVerticalBlock(block, body))
  const blocks = all.filter((block) => !vertical.includes(block)).flatMap(splitBySize)
  const chosen = await chooseLanguage(engine, page, blocks.length > 0 ? blocks : vertical, language)

  const read: ReadLine[][] = []
  for (const [at, block] of blocks.entries()) {
    read.push(await readBlock(engine, page, block, body, chosen))
    onProgress((at + 1) / all.length)
  }
  const lines = recognisedLines(read)
  for (const block of vertical) {
    const [first, ...others] = recognisedLines([await readVertical(engine, page, block, body, chosen)])
    if (first !== undefined) lines.push({ ...first, startsParagraph: true }, ...others)
  }
  return { lines, language: chosen }
}

type ReadLine = PageBox & OcrText

function recognisedLines(blocks: readonly (readonly ReadLine[])[]): RecognisedLine[] {
  return markParagraphs(blocks).map(({ line: { text, doubts }, startsParagraph }) => ({
    text,
    doubts,
    startsParagraph,
  }))
}

async function readVertical(
  engine: OcrEngine,
  page: GrayImage,
  block: readonly PageBox[],
  body: number,
  language: OcrLanguage,
): Promise<ReadLine[]> {
  const read: ReadLine[] = []
  for (const { image, place } of layColumns(page, block, body)) {
    const [lines, others] = await Promise.all([
      engine.recognise(scaleGray(image, scaleFor(place.size)), language, 'line'),
      engine.recognise(scaleGray(image, secondSize / place.size), language, 'line', 'second'),
    ])
    const [line] = lines
    if (line !== undefined && line.confidence >= leastConfidence)
      read.push({ ...ocrLineText(line, others[0]), ...place })
  }
  return read
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

async function readBlock(
  engine: OcrEngine,
  page: GrayImage,
  block: readonly PageBox[],
  body: number,
  language: OcrLanguage,
): Promise<ReadLine[]> {
  const bounds = boxAround(block)
  const factor = scaleFor(bounds.size)
  const [lines, otherLines] = await Promise.all([
    recogniseBox(engine, page, bounds, factor, language),
    recogniseBox(engine, page, bounds, secondSize / bounds.size, language, 'second'),
  ])
  const second = otherLines.map((line) => ({
    ...line,
    y0: (line.y0 / secondSize) * bounds.size * factor,
    y1: (line.y1 / secondSize) * bounds.size * factor,
  }))
  return lines
    .filter((line) => line.words.length > 0 && (line.confidence >= leastConfidence || looksLikeText(block, body)))
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

/** Reads a few lines of the longest block: the model that is clearly surer reads the page. */
async function chooseLanguage(
  engine: OcrEngine,
  page: GrayImage,
  blocks: readonly (readonly PageBox[])[],
  before: OcrLanguage,
): Promise<OcrLanguage> {
  const longest = [...blocks].sort((a, b) => areaOf(b) - areaOf(a))[0]
  if (longest === undefined) return before
  const bounds = boxAround(longest)
  const sample = { ...bounds, y1: Math.min(bounds.y1, bounds.y0 + bounds.size * 12) }
  const factor = scaleFor(bounds.size)
  const trial = async (language: OcrLanguage) => summary(await recogniseBox(engine, page, sample, factor, language))

  const first = await trial(before)
  if (first.latinShare > 0.8) return 'eng'
  if (before !== 'eng' && first.confidence >= sureConfidence) return before
  const simplified = before === 'chi_sim' ? first : await trial('chi_sim')
  const traditional = before === 'chi_tra' ? first : await trial('chi_tra')
  return traditional.confidence > simplified.confidence + 3 ? 'chi_tra' : 'chi_sim'
}

function areaOf(block: readonly PageBox[]): number {
  return block.reduce((sum, box) => sum + (box.x1 - box.x0) * (box.y1 - box.y0), 0)
}

function summary(lines: readonly OcrLine[]): { confidence: number; latinShare: number } {
  const symbols = lines.flatMap((line) => line.words.flatMap((word) => word.symbols))
  if (symbols.length === 0) return { confidence: 0, latinShare: 0 }
  const latin = symbols.filter((symbol) => /^[\x21-\x7e]/.test(symbol.text)).length
  const confidence = lines.reduce((sum, line) => sum + line.confidence, 0) / lines.length
  return { confidence, latinShare: latin / symbols.length }
}
