import { ok, type Result, refuse } from '#kernel/result.ts'
import type { OcrDoubt } from './ocr-doubt.ts'
import { OcrEngine, type OcrLanguage } from './ocr-engine.ts'
import { pageLines } from './page-lines.ts'
import { type OpenPdf, openPdf, type PdfPage } from './pdf-document.ts'
import { listPdfImages } from './pdf-images.ts'
import { coveredShare, rasterOfPage } from './pdf-page-raster.ts'
import { pdfTextBoxes } from './pdf-text-boxes.ts'
import { recognisePage } from './recognise-page.ts'
import { sourceLimits } from './source-limits.ts'
import { joinPages, type SourcePage } from './source-pages.ts'
import type { SourceRefusal } from './source-refusals.ts'
import type { TextBox } from './text-rows.ts'

type Progress = (done: number, of: number) => void

/** A page with fewer characters than this is a scan with a stamp or a page number on it, if it shows a picture. */
const fewCharacters = 40
/** Of a page without text: an image this large that cannot be decoded is the page. */
const unreadShare = 0.25

/**
 * Reads a PDF by the positions of its text: columns one after the other, headlines apart, upright and vertical text.
 * Pages that are pictures are recognised.
 */
export async function readPdf(
  bytes: Uint8Array,
  onProgress: Progress,
): Promise<Result<{ text: string; doubts: OcrDoubt[] }, SourceRefusal>> {
  const opened = await openPdf(bytes)
  if (!opened.ok) return opened
  const { numPages } = opened.value.pdf
  if (numPages > sourceLimits.pdfPages)
    return refuse({ code: 'too_many_pages', pages: numPages, limit: sourceLimits.pdfPages })

  const reader = new PdfReader(opened.value, onProgress)
  try {
    for (let number = 1; number <= numPages; number += 1) {
      const refusal = await reader.readPage(number)
      if (refusal !== null) return refuse(refusal)
    }
  } finally {
    await reader.stop()
  }
  const joined = joinPages(reader.pages)
  return joined.text === '' ? refuse({ code: 'pdf_without_text', pages: numPages }) : ok(joined)
}

class PdfReader {
  readonly pages: SourcePage[] = []
  private readonly engine = new OcrEngine()
  private language: OcrLanguage = 'chi_sim'
  private recognised = 0
  private readonly pdf: OpenPdf['pdf']
  private readonly tables: OpenPdf['tables']
  private readonly onProgress: Progress

  constructor({ pdf, tables }: OpenPdf, onProgress: Progress) {
    this.pdf = pdf
    this.tables = tables
    this.onProgress = onProgress
  }

  async readPage(number: number): Promise<SourceRefusal | null> {
    const page = await this.openPage(number)
    if (page === null) return { code: 'broken_pdf' }
    const { boxes } = page
    if (this.tables.isMapMissing || isGibberish(boxes)) return { code: 'pdf_text_unreadable', page: number }

    const characters = boxes.reduce((sum, box) => sum + box.text.trim().length, 0)
    const lines = pageLines(boxes)
    const scan = characters < fewCharacters ? await this.recognise(page.proxy, number) : { lines: [] }
    if ('code' in scan) return scan
    this.pages.push([...scan.lines, ...lines])
    page.proxy.cleanup()
    this.onProgress(number, this.pdf.numPages)
    return null
  }

  async stop(): Promise<void> {
    await this.engine.stop()
  }

  private async openPage(number: number): Promise<{ proxy: PdfPage; boxes: TextBox[] } | null> {
    try {
      const proxy = await this.pdf.getPage(number)
      const { items } = await proxy.getTextContent({ disableNormalization: true })
      const texts = items.flatMap((item) => ('str' in item ? [item] : []))
      return { proxy, boxes: pdfTextBoxes(texts, proxy.getViewport({ scale: 1 })) }
    } catch {
      return null
    }
  }

  private async recognise(page: PdfPage, number: number): Promise<{ lines: SourcePage } | SourceRefusal> {
    const images = await listPdfImages(page).catch(() => null)
    if (images === null) return { code: 'broken_pdf' }
    const frame = page.getViewport({ scale: 1 })
    if (images.some((image) => image.pixels === null && coveredShare(image, frame) > unreadShare)) {
      return { code: 'pdf_image_unreadable', page: number }
    }
    const raster = rasterOfPage(images, frame)
    if (raster === null) return { lines: [] }
    this.recognised += 1
    if (this.recognised > sourceLimits.recognisedPages) {
      return { code: 'too_many_pages', pages: this.pdf.numPages, limit: sourceLimits.recognisedPages }
    }
    const onShare = (share: number) => this.onProgress(number - 1 + share, this.pdf.numPages)
    const read = await recognisePage(this.engine, raster, this.language, onShare)
    this.language = read.language
    return { lines: read.lines }
  }
}

/** Characters of private use, replacement marks and controls are what comes of fonts without a table of characters. */
function isGibberish(boxes: readonly TextBox[]): boolean {
  const text = boxes.map((box) => box.text).join('')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is counted
  const strange = text.match(/[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]/g)?.length ?? 0
  return strange >= 10 && strange > text.length * 0.3
}
