import type { ElementHandle, Page } from 'playwright-core'

/** Where the focus is after a key, and what is wrong with how it shows there. */
export type FocusStop = {
  /** Nowhere on the page: before its first stop or behind its last. */
  readonly isOnPage: boolean
  readonly isWanted: boolean
  /** The element as a person would name it, for what a failure says. */
  readonly name: string
  readonly faults: readonly string[]
}

/** Looks at what has the focus: is its ring to be seen, does it stand in the window, is it covered by something else? */
export function lookAtFocus(page: Page, wanted: ElementHandle | null): Promise<FocusStop> {
  return page.evaluate(lookInPage, wanted)
}

/** As many presses of Tab as lead once through the page: a date takes one for each of its parts. */
export function countStops(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>('*')
    const parts: Readonly<Record<string, number>> = { date: 4, 'datetime-local': 7 }
    let stops = 0
    for (const one of all) {
      const scrolls = /auto|scroll/.test(getComputedStyle(one).overflow) && one.scrollHeight > one.clientHeight
      if ((one.tabIndex < 0 && !scrolls) || !one.checkVisibility()) continue
      stops += parts[one.getAttribute('type') ?? ''] ?? 1
    }
    return stops
  })
}

/** Runs in the page, so everything it needs stands inside it. */
function lookInPage(wanted: Node | null): FocusStop {
  const one = document.activeElement
  if (!(one instanceof HTMLElement) || one === document.body) {
    return { isOnPage: false, isWanted: false, name: 'the page itself', faults: [] }
  }
  const words = one.getAttribute('aria-label') ?? one.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40) ?? ''
  const name = `<${one.tagName.toLowerCase()} ${one.id || one.getAttribute('name') || one.className}> ${words}`
  const boxes = [...one.getClientRects()]
  const style = getComputedStyle(one)
  const ring = Number.parseFloat(style.outlineWidth)
  const faults: string[] = []

  const rgb = (color: string) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
  }
  const light = (color: string) => {
    const [red = 0, green = 0, blue = 0] = rgb(color).map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const isClear = (color: string) => (rgb(color)[3] ?? 0) === 0
  let ground = one.parentElement
  while (ground !== null && isClear(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement
  const behind = ground === null ? 'white' : getComputedStyle(ground).backgroundColor
  const [dark = 0, bright = 0] = [light(style.outlineColor), light(behind)].sort((a, b) => a - b)
  if (style.outlineStyle === 'none' || ring < 2) faults.push('has no ring')
  else if ((bright + 0.05) / (dark + 0.05) < 3) faults.push(`has a ring of ${style.outlineColor} on ${behind}`)

  const shown = boxes.filter((box) => box.width > 0 && box.height > 0)
  const [first] = shown
  if (first === undefined) return { isOnPage: true, isWanted: one === wanted, name, faults: [...faults, 'has no size'] }
  const top = Math.min(...shown.map((box) => box.top))
  const bottom = Math.max(...shown.map((box) => box.bottom))
  // Of a box for long text the browser brings the line one writes in into the window, not the whole box.
  const isOutside = Math.min(bottom, innerHeight) - Math.max(top, 0) < Math.min(bottom - top, 60)
  const left = Math.min(...shown.map((box) => box.left))
  const right = Math.max(...shown.map((box) => box.right))
  if (isOutside || left < 0 || right > innerWidth)
    faults.push(
      `stands outside the window: ${Math.round(left)},${Math.round(top)} to ${Math.round(right)},${Math.round(bottom)}`,
    )
  else {
    const isMine = (x: number, y: number) => {
      const hit = document.elementFromPoint(x, y)
      return hit !== null && (one.contains(hit) || (hit instanceof HTMLLabelElement && hit.control === one))
    }
    const middle = first.left + first.width / 2
    const from = Math.max(first.top, 0)
    const to = Math.min(first.bottom, innerHeight)
    const edge = Math.min(3, (to - from) / 3)
    const free = [from + edge, (from + to) / 2, to - edge].filter((y) => isMine(middle, y))
    if (free.length < 3) faults.push(`is covered at ${3 - free.length} of 3 points`)
  }
  return { isOnPage: true, isWanted: one === wanted, name, faults }
}
