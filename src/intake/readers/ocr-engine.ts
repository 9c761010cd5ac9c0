import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import tesseract, { type Worker } from 'tesseract.js'
import { decodeGrayPng } from './decode-gray-png.ts'
import { type GrayImage, grayToPgm } from './gray-image.ts'

export type OcrLanguage = 'chi_sim' | 'chi_tra' | 'eng'

type OcrSymbol = { readonly text: string; readonly confidence: number }

type OcrWord = { readonly x0: number; readonly x1: number; readonly symbols: readonly OcrSymbol[] }

/** In pixels of the image given; words and their symbols are in order, confidence is 0..100. */
export type OcrLine = {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly confidence: number
  readonly words: readonly OcrWord[]
}

/** How the recogniser looks for lines: in one block of text, or in one line (tesseract's modes 6 and 7). */
export type OcrLayout = 'block' | 'line'

const margin = 12

/** Two models of each language, trained apart, so that they seldom err alike. */
const models = { first: '4.0.0_best_int', second: '4.0.0' } as const

export type OcrModel = keyof typeof models

/**
 * Recognises text with models that are installed with the program; nothing is fetched and nothing is kept on disk.
 * Each language's model is loaded when it is first asked for.
 */
export class OcrEngine {
  private readonly workers = new Map<string, Promise<Worker>>()

  /** An image file as grey pixels, as it lies; null when it cannot be decoded. */
  async toGray(bytes: Uint8Array): Promise<GrayImage | null> {
    const worker = await this.worker('chi_sim')
    try {
      const { data } = await worker.recognize(Buffer.from(bytes), {}, { text: false, imageGrey: true })
      const png = data.imageGrey?.split(',')[1]
      return png === undefined ? null : decodeGrayPng(Buffer.from(png, 'base64'))
    } catch {
      return null
    }
  }

  async recognise(
    image: GrayImage,
    language: OcrLanguage,
    layout: OcrLayout,
    model: OcrModel = 'first',
  ): Promise<OcrLine[]> {
    const worker = await this.worker(language, model)
    const mode = layout === 'line' ? tesseract.PSM.SINGLE_LINE : tesseract.PSM.SINGLE_BLOCK
    await worker.setParameters({ tessedit_pageseg_mode: mode })
    const { data } = await worker.recognize(grayToPgm(image, margin), {}, { text: false, blocks: true })
    const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
    return lines.map(({ bbox, confidence, words }) => ({
      x0: bbox.x0 - margin,
      y0: bbox.y0 - margin,
      x1: bbox.x1 - margin,
      y1: bbox.y1 - margin,
      confidence,
      words: words.map((word) => ({
        x0: word.bbox.x0 - margin,
        x1: word.bbox.x1 - margin,
        symbols: word.symbols.map(({ text, confidence }) => ({ text, confidence })),
      })),
    }))
  }

  async stop(): Promise<void> {
    for (const worker of this.workers.values()) await (await worker).terminate()
    this.workers.clear()
  }

  private worker(language: OcrLanguage, model: OcrModel = 'first'): Promise<Worker> {
    const folder = modelFolder(language, model)
    const running = this.workers.get(folder) ?? startWorker(language, folder)
    this.workers.set(folder, running)
    return running
  }
}

function startWorker(language: OcrLanguage, langPath: string): Promise<Worker> {
  return new Promise((resolve, reject) => {
    // While it starts, the library tells of a failure only here; later ones also reject their own promise.
    const errorHandler = (error: unknown) => reject(new Error(`the recogniser does not start: ${error}`))
    const options = { langPath, cacheMethod: 'none', gzip: true, errorHandler }
    tesseract.createWorker(language, tesseract.OEM.LSTM_ONLY, options).then(resolve, reject)
  })
}

function modelFolder(language: OcrLanguage, model: OcrModel): string {
  const description = createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`)
  return join(dirname(description), models[model])
}
