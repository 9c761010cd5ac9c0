import { getResolvedPDFJS } from 'unpdf'
import { after, identity, type Matrix, matrixOf } from './matrix.ts'
import type { PdfPage } from './pdf-document.ts'

/** An image of a page: how it lies (from its unit square to the page's upright frame) and what it holds. */
export type PdfImage = {
  readonly place: Matrix
  readonly width: number
  readonly height: number
  /** Null for one that is not decoded here. */
  readonly pixels: PdfPixels | null
}

/** `bits`: one bit a pixel, 1 white, rows padded to bytes. */
export type PdfPixels = { readonly kind: 'bits' | 'rgb' | 'rgba'; readonly data: Uint8Array | Uint8ClampedArray }

/** The images that a page paints, in the order it paints them. */
export async function listPdfImages(page: PdfPage): Promise<PdfImage[]> {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await page.getOperatorList()
  const images: PdfImage[] = []
  const kept: Matrix[] = []
  let place = matrixOf(page.getViewport({ scale: 1 }).transform) ?? identity
  for (const [at, operator] of fnArray.entries()) {
    const args: unknown[] = Array.isArray(argsArray[at]) ? argsArray[at] : []
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) kept.push(place)
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) place = kept.pop() ?? place
    if (operator === OPS.transform) place = after(place, matrixOf(args) ?? identity)
    if (operator === OPS.paintFormXObjectBegin) place = after(place, matrixOf(args[0]) ?? identity)
    if (
      operator === OPS.paintImageXObject ||
      operator === OPS.paintInlineImageXObject ||
      operator === OPS.paintImageMaskXObject
    ) {
      const image = imageOf(await resolved(page, args[0]), args, operator === OPS.paintImageMaskXObject)
      if (image !== null) images.push({ ...image, place })
    }
  }
  return images
}

/** An image is given itself, or by the name under which the document keeps it. */
async function resolved(page: PdfPage, given: unknown): Promise<unknown> {
  const name = typeof given === 'string' ? given : isRecord(given) && typeof given.data === 'string' ? given.data : null
  if (name === null) return given
  const store = name.startsWith('g_') ? page.commonObjs : page.objs
  return new Promise((resolve) => store.get(name, resolve))
}

function imageOf(object: unknown, args: readonly unknown[], isMask: boolean): Omit<PdfImage, 'place'> | null {
  const given = isRecord(object) ? object : {}
  const width = Number(given.width ?? args[1])
  const height = Number(given.height ?? args[2])
  if (!(width > 0 && height > 0)) return null
  const { data } = given
  const isBytes = data instanceof Uint8Array || data instanceof Uint8ClampedArray
  const kind = isMask ? 'bits' : isBytes ? kindOf(data.length, width, height) : null
  return { width, height, pixels: isBytes && kind !== null ? { kind, data } : null }
}

function kindOf(bytes: number, width: number, height: number): PdfPixels['kind'] | null {
  if (bytes >= width * height * 4) return 'rgba'
  if (bytes >= width * height * 3) return 'rgb'
  return bytes >= Math.ceil(width / 8) * height ? 'bits' : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
