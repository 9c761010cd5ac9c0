import { prevailingSize } from './page-box.ts'
import { orderPage } from './page-order.ts'
import { markParts, type PageLine } from './paragraph-marks.ts'
import { type TextBox, textRows } from './text-rows.ts'
import { takeVerticalText } from './vertical-text.ts'

/** The lines that the pieces of a page's text form, in reading order. */
export function pageLines(boxes: readonly TextBox[]): PageLine[] {
  const { areas, rest } = takeVerticalText(boxes)
  const bodySize = prevailingSize([...rest, ...areas.flatMap(({ laid }) => laid)])
  const parts = orderPage(rest, areas, bodySize).map((part) => ({
    direction: part.direction,
    blocks: part.direction === 'across' ? [textRows(part.block)] : part.blocks.map(textRows),
  }))
  return markParts(parts).map(({ line: { text }, startsParagraph }) => ({ text, startsParagraph }))
}
