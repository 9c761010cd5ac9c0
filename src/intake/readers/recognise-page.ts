import { evenLight } from './even-light.ts'
import type { GrayImage } from './gray-image.ts'
import type { OcrEngine, OcrLanguage } from './ocr-engine.ts'
import type { OcrText } from './ocr-text.ts'
import { type LinePart, markParts, type PageLine } from './paragraph-marks.ts'
import { type ReadLine, readPart } from './read-part.ts'
import { uprightPage } from './upright-page.ts'

type RecognisedLine = PageLine & Pick<OcrText, 'doubts'>

export type RecognisedPage = { readonly lines: readonly RecognisedLine[]; readonly language: OcrLanguage }

/**
 * Recognises a page: levelled, turned upright, cut by its white space into columns and headlines, across or down the
 * page, each read by itself, in reading order.
 *
 * @param language - of the page before, tried first.
 */
export async function recognisePage(
  engine: OcrEngine,
  picture: GrayImage,
  language: OcrLanguage,
  onProgress: (share: number) => void,
): Promise<RecognisedPage> {
  const { page, language: chosen } = await uprightPage(engine, evenLight(picture), language, () => onProgress(0))
  const read: LinePart<ReadLine>[] = []
  for (const [at, part] of page.parts.entries()) {
    const onShare = (share: number) => onProgress((at + share) / page.parts.length)
    read.push({ direction: part.direction, blocks: await readPart(engine, page, part, chosen, onShare) })
    onShare(1)
  }
  const lines = markParts(read).map(({ line: { text, doubts }, startsParagraph }) => ({
    text,
    doubts,
    startsParagraph,
  }))
  return { lines, language: chosen }
}
