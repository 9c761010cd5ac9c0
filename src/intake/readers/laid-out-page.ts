import { type GrayImage, rotateGray } from './gray-image.ts'
import { textInkOf } from './ink-boxes.ts'
import { inkMapOf } from './ink-map.ts'
import { type PageParts, pageParts } from './page-parts.ts'
import { pageSkew } from './page-skew.ts'

/** A page levelled, and its text in reading order. */
export type LaidOutPage = PageParts & { readonly image: GrayImage }

/** Levels a page by its lines and finds its text. */
export function layOutPage(picture: GrayImage): LaidOutPage {
  const ink = textInkOf(inkMapOf(picture))
  const skew = pageSkew(ink.map)
  if (skew === 0) return { image: picture, ...pageParts(ink) }
  const image = rotateGray(picture, -skew)
  return { image, ...pageParts(textInkOf(inkMapOf(image))) }
}
