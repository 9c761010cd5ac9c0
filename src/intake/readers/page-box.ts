/** A piece of a page, y downwards; `size` is the height of its characters in the same unit. */
export type PageBox = {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly size: number
}

export type Interval = { readonly start: number; readonly end: number }

/** The smallest box around others; the size is that of most of their width. */
export function boxAround(boxes: readonly PageBox[]): PageBox {
  let [x0, y0, x1, y1] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  // A loop, as a page may have more pieces than a call may have arguments.
  for (const box of boxes) {
    x0 = Math.min(x0, box.x0)
    y0 = Math.min(y0, box.y0)
    x1 = Math.max(x1, box.x1)
    y1 = Math.max(y1, box.y1)
  }
  return { x0, y0, x1, y1, size: prevailingSize(boxes) }
}

/** The size that half of all the width is set in: the size of body text. 0 for no boxes. */
export function prevailingSize(boxes: readonly PageBox[]): number {
  const bySize = [...boxes].sort((a, b) => a.size - b.size)
  const half = bySize.reduce((sum, box) => sum + box.x1 - box.x0, 0) / 2
  let passed = 0
  for (const box of bySize) {
    passed += box.x1 - box.x0
    if (passed >= half) return box.size
  }
  return 0
}

/** What of an axis is covered, as intervals in order; those nearer than `gap` are one. */
export function covered(intervals: readonly Interval[], gap: number): Interval[] {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last !== undefined && start - last.end < gap) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

export function across(box: PageBox): Interval {
  return { start: box.x0, end: box.x1 }
}

export function down(box: PageBox): Interval {
  return { start: box.y0, end: box.y1 }
}
