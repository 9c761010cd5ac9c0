import { type InkComponent, inkBoxes, type TextInk } from './ink-boxes.ts'
import type { InkMap } from './ink-map.ts'
import { layInk } from './laid-columns.ts'
import { type PageBox, prevailingSize } from './page-box.ts'
import { type DownArea, type OrderedPart, orderPage } from './page-order.ts'
import { textAreas } from './text-areas.ts'

/** Text that runs down a page, in pixels, and its ink laid on its side. */
export type InkedArea = DownArea<PageBox> & { readonly ink: InkMap }

export type PagePart = OrderedPart<PageBox, InkedArea>

export type PageParts = { readonly parts: readonly PagePart[]; readonly bodySize: number }

/** The text of a page in reading order, by its ink. */
export function pageParts(ink: TextInk): PageParts {
  const found = textAreas(ink)
  const { cell } = ink.map
  const lines = inkBoxes(found.across, ink.character)
  const areas = found.down.map(({ bounds, map }) => {
    const laidInk = layInk(map)
    const laid = inkBoxes(laidInk, ink.character)
    const { x0, y0, x1, y1 } = bounds
    const inPixels = { x0: x0 * cell, y0: y0 * cell, x1: x1 * cell, y1: y1 * cell, size: prevailingSize(laid) }
    return { bounds: inPixels, laid, ink: laidInk, cuts: cutsOf(bounds, ink.rules).map((y) => y * cell) }
  })
  const bodySize = prevailingSize([...lines, ...areas.flatMap(({ laid }) => laid)])
  return { parts: orderPage(lines, areas, bodySize), bodySize }
}

/** Where lines are drawn across nearly all of a part of the page. */
function cutsOf(bounds: PageBox, rules: readonly InkComponent[]): number[] {
  const width = bounds.x1 - bounds.x0
  return rules
    .filter(({ x0, x1 }) => Math.min(x1, bounds.x1) - Math.max(x0, bounds.x0) > width * 0.8)
    .map(({ y0, y1 }) => (y0 + y1) / 2)
}
