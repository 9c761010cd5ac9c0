import { ok, type Result, refuse } from '#kernel/result.ts'
import type { OcrDoubt } from './ocr-doubt.ts'
import { OcrEngine, type OcrLanguage } from './ocr-engine.ts'
import { type PictureSize, pictureSize } from './picture-size.ts'
import { recognisePage } from './recognise-page.ts'
import { type PictureFormat, sniffFormat } from './source-format.ts'
import { sourceLimits } from './source-limits.ts'
import { joinPages, type SourcePage } from './source-pages.ts'
import type { SourceRefusal } from './source-refusals.ts'
import { listTiffPages, tiffFromPage } from './tiff-pages.ts'

/** Recognises a picture; of a TIFF, all its pages. Its size is looked at before it is decoded. */
export async function readPicture(
  bytes: Uint8Array,
  onProgress: (done: number, of: number) => void,
): Promise<Result<{ text: string; doubts: OcrDoubt[] }, SourceRefusal>> {
  const format = sniffFormat('', bytes)
  if (format.kind !== 'picture') return refuse({ code: 'image_unreadable' })
  const size = pictureSize(bytes, format.picture)
  if (size === null) return refuse({ code: 'image_unreadable' })
  if (isTooLarge(size)) return refuse({ code: 'image_too_large', ...size, limitPixels: sourceLimits.imagePixels })

  const images = format.picture === 'tiff' ? listTiffPages(bytes).map((page) => tiffFromPage(bytes, page)) : [bytes]
  if (images.length > sourceLimits.recognisedPages) {
    return refuse({ code: 'too_many_pages', pages: images.length, limit: sourceLimits.recognisedPages })
  }
  return recogniseAll(images, format.picture, onProgress)
}

/** Whether an image is larger than is decoded here. */
export function isTooLarge({ width, height }: PictureSize): boolean {
  return width > sourceLimits.imageSide || height > sourceLimits.imageSide || width * height > sourceLimits.imagePixels
}

async function recogniseAll(
  images: readonly Uint8Array[],
  format: PictureFormat,
  onProgress: (done: number, of: number) => void,
): Promise<Result<{ text: string; doubts: OcrDoubt[] }, SourceRefusal>> {
  const engine = new OcrEngine()
  const pages: SourcePage[] = []
  let language: OcrLanguage = 'chi_sim'
  try {
    for (const [at, image] of images.entries()) {
      const gray = await engine.toGray(image)
      if (gray === null) return refuse({ code: 'image_unreadable' })
      const page = await recognisePage(engine, gray, language, (share) => onProgress(at + share, images.length))
      pages.push(page.lines)
      language = page.language
    }
  } finally {
    await engine.stop()
  }
  const joined = joinPages(pages)
  return joined.text === '' ? refuse({ code: 'no_text_found', mediaType: `image/${format}` }) : ok(joined)
}
